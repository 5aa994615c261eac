using Engine.Hosts;
using Engine.Hosts.NodeJs;
using Engine.Isolation;
using Engine.Monitor;
using Engine.Processes;
using Engine.Projects;

namespace Engine.Tests.Hosts.NodeJs;

/// <summary>The start of a Node.js program.</summary>
public sealed class NodeHostTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [RequiresNodeTheory]
    [InlineData("", "index.js", "false")]
    [InlineData("", "index.ts", "true")]
    [InlineData("", "tsconfig.json", "true")]
    [InlineData("typescript: false", "tsconfig.json", "false")]
    [InlineData("typescript: true", "index.js", "true")]
    public async Task TypeScript_is_as_the_project_says_or_as_its_files_do(string option, string file, string expected)
    {
        _folder.Write(file, "");

        var command = await CommandAsync(option);

        Assert.Equal(expected, command.Environment["PULUMI_NODEJS_TYPESCRIPT"]);
    }

    [RequiresNodeTheory]
    [InlineData("nodeargs: \"--max-old-space-size=64  --no-warnings\"", "--max-old-space-size=64 --no-warnings")]
    [InlineData("", "")]
    public async Task Arguments_for_node_come_before_the_program(string option, string expected)
    {
        var command = await CommandAsync(option);

        var own = command.Arguments.TakeWhile(argument => !argument.EndsWith("run", StringComparison.Ordinal));
        Assert.Equal(expected, string.Join(' ', own));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<ProcessCommand> CommandAsync(string option)
    {
        _folder.Write("node_modules/@pulumi/pulumi/cmd/run/index.js", "");
        var options = option.Length == 0 ? "{}" : $"\n    {option}";
        _folder.Write("Pulumi.yaml", $"name: shop\nruntime:\n  name: nodejs\n  options: {options}\n");
        var settings = new DeploymentSettings { Project = "shop", Stack = "dev" };
        using var isolation = new IsolatedRun(ProjectFile.Load(_folder.Path), new IsolationOptions { Isolated = false });
        var host = LanguageHosts.Of(ProjectFile.Load(_folder.Path), isolation);

        var start = await host.PrepareAsync(ProjectFile.Load(_folder.Path), new Progress<string>(), CancellationToken.None);

        Assert.IsType<NodeHost>(host);
        return start.Command(new EngineServices("monitor", "log", settings), new Dictionary<string, string>());
    }
}
