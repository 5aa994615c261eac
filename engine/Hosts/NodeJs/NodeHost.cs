using Engine.Diagnostics;
using Engine.Monitor;
using Engine.Processes;
using Engine.Projects;

namespace Engine.Hosts.NodeJs;

/// <summary>Runs a Node.js program through the entry point of Pulumi's own SDK.</summary>
internal sealed class NodeHost : ILanguageHost
{
    /// <summary>Whether TypeScript is loaded without type checks. Pulumi's SDK reads it from the caller's environment.</summary>
    private const string TranspileOnly = "PULUMI_NODEJS_TRANSPILE_ONLY";

    public Task<IProgramStart> PrepareAsync(ProjectFile project, IProgress<string> notices, CancellationToken cancellation)
    {
        ProgramEntry.Check(project);
        var options = NodeOptions.Read(project);
        var node = Executables.Find("node") ?? throw new FaultException(EngineDiagnostics.NodeNotFound());
        var runner =
            RunnerOf(project.ProgramDirectory) ?? throw new FaultException(EngineDiagnostics.NodeSdkNotFound(project.ProgramDirectory));
        ForeignFiles.Refuse(ModuleFolders(project.ProgramDirectory).Append(runner), project.ProgramDirectory);
        return Task.FromResult<IProgramStart>(new NodeStart(node, runner, project, options));
    }

    /// <summary>Searches for the SDK as Node.js does: in <c>node_modules</c> of the folder and its parent folders.</summary>
    private static string? RunnerOf(string folder) =>
        ModuleFolders(folder).Select(modules => Path.Combine(modules, "@pulumi", "pulumi", "cmd", "run")).FirstOrDefault(Directory.Exists);

    private static IEnumerable<string> ModuleFolders(string folder)
    {
        for (var parent = new DirectoryInfo(folder); parent is not null; parent = parent.Parent)
        {
            yield return Path.Combine(parent.FullName, "node_modules");
        }
    }

    private sealed class NodeStart(string node, string runner, ProjectFile project, NodeOptions options) : IProgramStart
    {
        public EngineAccess Access => EngineAccess.UnixSocket;

        public ProcessCommand Command(EngineServices services, IReadOnlyDictionary<string, string> environment)
        {
            List<string> arguments =
            [
                .. ReadableErrors.Install(environment),
                .. options.Arguments,
                runner,
                $"--monitor={services.Monitor}",
                $"--engine={services.Log}",
                $"--organization={DeploymentDefaults.Organization}",
                $"--project={services.Settings.Project}",
                $"--stack={services.Settings.Stack}",
                $"--root-directory={project.Directory}",
                $"--pwd={project.ProgramDirectory}",
                $"--parallel={DeploymentDefaults.Parallel}",
                "--dry-run",
                ProgramEntry.FileName(project),
            ];
            return new ProcessCommand(node, arguments, project.ProgramDirectory, Environment(environment));
        }

        /// <summary>Does nothing: Node.js has no build step and reads the program at each run.</summary>
        public void Dispose() { }

        private Dictionary<string, string> Environment(IReadOnlyDictionary<string, string> environment)
        {
            var own = new Dictionary<string, string>(environment);
            if (options.TypeScript)
            {
                own["PULUMI_NODEJS_TYPESCRIPT"] = "true";
            }

            if (options.TsConfig.Length > 0)
            {
                own["PULUMI_NODEJS_TSCONFIG_PATH"] = options.TsConfig;
            }

            if (System.Environment.GetEnvironmentVariable(TranspileOnly) is ("true" or "false") and var transpileOnly)
            {
                own[TranspileOnly] = transpileOnly;
            }

            return own;
        }
    }
}
