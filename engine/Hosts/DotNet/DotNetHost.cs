using Engine.Diagnostics;
using Engine.Isolation;
using Engine.Processes;
using Engine.Projects;

namespace Engine.Hosts.DotNet;

/// <summary>Builds a .NET program if it has changed, and runs the output.</summary>
internal sealed class DotNetHost(IsolatedRun isolation) : ILanguageHost
{
    private static readonly string[] ProjectPatterns = ["*.csproj", "*.fsproj", "*.vbproj"];

    public async Task<IProgramStart> PrepareAsync(ProjectFile project, IProgress<string> notices, CancellationToken cancellation)
    {
        ProgramEntry.Check(project);
        var dotnet = DotNetTool.Find() ?? throw new FaultException(EngineDiagnostics.DotNetNotFound());
        var file = FileOf(project);
        project.Files.Check(file);
        var folder = PrivateFolder.Find(notices);
        var locks = new BuildLock(folder, BuildRecord.NameOf(file), notices);
        var record = new BuildRecord(folder, dotnet, file, BuildEnvironment.Recorded(isolation.Options.BuildVariables));
        var build = new DotNetBuild(dotnet, file, isolation, notices, record);
        var running = await locks.ShareAsync(cancellation).ConfigureAwait(false);
        if (record.Assembly() is { } built)
        {
            return new DotNetStart(dotnet, built, project.ProgramDirectory, running);
        }

        running.Dispose();
        string assembly;
        using (await locks.TakeAsync(cancellation).ConfigureAwait(false))
        {
            // Another preview may have built it while this one waited for the lock.
            assembly = record.Assembly() ?? await build.RunAsync(cancellation).ConfigureAwait(false);
        }

        running = await locks.ShareAsync(cancellation).ConfigureAwait(false);
        return new DotNetStart(dotnet, assembly, project.ProgramDirectory, running);
    }

    private static string FileOf(ProjectFile project)
    {
        var named = Path.GetFullPath(Path.Combine(project.Directory, project.Main));
        if (File.Exists(named))
        {
            return named;
        }

        var found = Directory.Exists(project.ProgramDirectory)
            ?
            [
                .. ProjectPatterns
                    .SelectMany(pattern => Directory.EnumerateFiles(project.ProgramDirectory, pattern))
                    .Order(StringComparer.Ordinal),
            ]
            : Array.Empty<string>();
        return found.Length == 1
            ? found[0]
            : throw new FaultException(EngineDiagnostics.ProjectFilesNotOne(project.ProgramDirectory, found.Length));
    }

    private sealed class DotNetStart(string dotnet, string assembly, string directory, IDisposable running) : IProgramStart
    {
        public EngineAccess Access => EngineAccess.PassedPort;

        public ProcessCommand Command(EngineServices services, IReadOnlyDictionary<string, string> environment) =>
            // The diagnostic port is a file in the temporary folder, and nothing here uses it.
            new(
                dotnet,
                ["exec", assembly],
                directory,
                new Dictionary<string, string>(environment) { ["DOTNET_EnableDiagnostics"] = "0", ["DOTNET_TieredPGO"] = "0" }
            );

        public void Dispose() => running.Dispose();
    }
}
