using Engine.Diagnostics;
using Engine.Hosts.DotNet;
using Engine.Hosts.NodeJs;
using Engine.Isolation;
using Engine.Projects;

namespace Engine.Hosts;

/// <summary>The supported languages.</summary>
internal static class LanguageHosts
{
    /// <param name="project">The program's project.</param>
    /// <param name="isolation">The isolation of the build from the rest of the machine.</param>
    /// <exception cref="FaultException">ENG305: the language is not supported.</exception>
    public static ILanguageHost Create(ProjectFile project, IsolatedRun isolation) =>
        project.Runtime switch
        {
            "dotnet" => new DotNetHost(isolation),
            "nodejs" => new NodeHost(),
            var other => throw new FaultException(EngineDiagnostics.RuntimeNotSupported(other)),
        };
}
