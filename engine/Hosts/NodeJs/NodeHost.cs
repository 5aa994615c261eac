using Engine.Diagnostics;
using Engine.Monitor;
using Engine.Processes;
using Engine.Projects;

namespace Engine.Hosts.NodeJs;

/// <summary>Runs a Node program through the entry point that Pulumi's own SDK brings for it.</summary>
internal sealed class NodeHost : ILanguageHost
{
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
        return Task.FromResult<IProgramStart>(new NodeStart(node, runner, project));
    }

    /// <summary>Looks for the SDK as Node does: in <c>node_modules</c> of the folder and of those above it.</summary>
    private static string? RunnerOf(string folder)
    {
        for (var parent = new DirectoryInfo(folder); parent is not null; parent = parent.Parent)
        {
            var runner = Path.Combine(parent.FullName, "node_modules", "@pulumi", "pulumi", "cmd", "run");
            if (Directory.Exists(runner))
            {
                return runner;
            }
        }

        return null;
    }

    private sealed class NodeStart(string node, string runner, ProjectFile project) : IProgramStart
    {
        public ProcessCommand Command(EngineServices services, IReadOnlyDictionary<string, string> environment)
        {
            var arguments = new List<string>
            {
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
            };
            var hasTypeScript = File.Exists(Path.Combine(project.ProgramDirectory, "tsconfig.json"));
            var own = new Dictionary<string, string>(environment) { ["PULUMI_NODEJS_TYPESCRIPT"] = hasTypeScript ? "true" : "false" };
            return new ProcessCommand(node, arguments, project.ProgramDirectory, own);
        }
    }
}
