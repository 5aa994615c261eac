using Engine.Processes;
using Engine.Projects;

namespace Engine.Hosts;

/// <summary>Prepares a program of one language to run. It depends on the language's tools, not on the program.</summary>
internal interface ILanguageHost
{
    /// <summary>Builds the program if necessary.</summary>
    /// <param name="project">The program's project.</param>
    /// <param name="notices">Receives one line about each step that takes a while.</param>
    /// <param name="cancellation">Cancels the build.</param>
    /// <exception cref="Diagnostics.FaultException">A tool or a package is missing, or the program does not compile.</exception>
    Task<IProgramStart> PrepareAsync(ProjectFile project, IProgress<string> notices, CancellationToken cancellation);
}

/// <summary>The start of a prepared program. Until it is disposed, no other preview builds the program again.</summary>
internal interface IProgramStart : IDisposable
{
    /// <summary>How the program reaches the engine from an isolated network.</summary>
    EngineAccess Access { get; }

    /// <param name="services">The addresses of the engine's services.</param>
    /// <param name="environment">The environment of all programs; the host may add to it.</param>
    ProcessCommand Command(EngineServices services, IReadOnlyDictionary<string, string> environment);
}

/// <summary>How a program reaches the engine from an isolated network.</summary>
internal enum EngineAccess
{
    /// <summary>
    /// Through a port that the program opens in its network and passes to the engine, because .NET SDKs support only ports.
    /// </summary>
    PassedPort,

    /// <summary>Through a UNIX socket.</summary>
    UnixSocket,
}

/// <summary>The engine's services for a program.</summary>
/// <param name="Monitor">The address of the resource monitor, <c>127.0.0.1:port</c>.</param>
/// <param name="Log">The address of the engine's own service.</param>
/// <param name="Settings">The deployment that the program runs in.</param>
internal sealed record EngineServices(string Monitor, string Log, DeploymentSettings Settings);
