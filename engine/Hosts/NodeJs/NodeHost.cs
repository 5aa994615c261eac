using Engine.Diagnostics;
using Engine.Monitor;
using Engine.Processes;
using Engine.Projects;

namespace Engine.Hosts.NodeJs;

/// <summary>Runs a Node.js program through the entry point of Pulumi's own SDK.</summary>
internal sealed class NodeHost : ILanguageHost
{
    /// <summary>
    /// The name of a runtime option in Pulumi.yaml. Source: https://www.pulumi.com/docs/iac/concepts/projects/project-file/.
    /// </summary>
    private const string TypeScript = "typescript";
    private const string NodeArguments = "nodeargs";

    public Task<IProgramStart> PrepareAsync(ProjectFile project, IProgress<string> notices, CancellationToken cancellation)
    {
        var node =
            Executables.Find("node")
            ?? throw new FaultException(
                ExitCode.EngineFault,
                new Fault("ENG306", "The program is for Node.js, and no 'node' is on the PATH.", "install Node.js 20 or later.")
            );
        var runner =
            RunnerOf(project.ProgramDirectory)
            ?? throw new FaultException(
                ExitCode.EngineFault,
                new Fault("ENG307", $"@pulumi/pulumi is not installed for {project.ProgramDirectory}.", "npm install")
            );
        ForeignFiles.Refuse(ModuleFolders(project.ProgramDirectory).Append(runner), project.ProgramDirectory);
        return Task.FromResult<IProgramStart>(new NodeStart(node, runner, project));
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

    private sealed class NodeStart(string node, string runner, ProjectFile project) : IProgramStart
    {
        public EngineAccess Access => EngineAccess.UnixSocket;

        public ProcessCommand Command(EngineServices services, IReadOnlyDictionary<string, string> environment)
        {
            List<string> arguments =
            [
                .. (Option(NodeArguments) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries),
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
                File.Exists(Path.Combine(project.Directory, project.Main)) ? Path.GetFileName(project.Main) : ".",
            ];
            var own = new Dictionary<string, string>(environment) { ["PULUMI_NODEJS_TYPESCRIPT"] = IsTypeScript ? "true" : "false" };
            return new ProcessCommand(node, arguments, project.ProgramDirectory, own);
        }

        /// <summary>Does nothing: Node.js has no build step and reads the program at each run.</summary>
        public void Dispose() { }

        /// <summary>
        /// Whether the project uses TypeScript: as configured, or else whether it has any. The compiler takes a second to load.
        /// </summary>
        private bool IsTypeScript =>
            Option(TypeScript) is { } option
                ? option == "true"
                : project.Main.EndsWith(".ts", StringComparison.Ordinal)
                    || new[] { "tsconfig.json", "index.ts" }.Any(file => File.Exists(Path.Combine(project.ProgramDirectory, file)));

        private string? Option(string name) => project.RuntimeOptions.GetValueOrDefault(name);
    }
}
