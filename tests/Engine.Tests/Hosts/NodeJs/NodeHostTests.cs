using Engine.Diagnostics;
using Engine.Hosts;
using Engine.Hosts.NodeJs;
using Engine.Isolation;
using Engine.Processes;
using Engine.Projects;

namespace Engine.Tests.Hosts.NodeJs;

/// <summary>The start of a Node.js program.</summary>
public sealed class NodeHostTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [RequiresNodeTheory]
    [InlineData("", "true")]
    [InlineData("typescript: true", "true")]
    [InlineData("typescript: false", null)]
    [InlineData("virtualEnv: ignored", "true")]
    public async Task TypeScript_is_enabled_by_default(string option, string? expected)
    {
        var command = await CommandAsync(option);

        Assert.Equal(expected, command.Environment.GetValueOrDefault("PULUMI_NODEJS_TYPESCRIPT"));
    }

    [RequiresNodeTheory]
    [InlineData("", null)]
    [InlineData("tsconfig: config/tsconfig.json", "config/tsconfig.json")]
    public async Task Configuration_of_the_compiler_is_that_of_the_project(string option, string? expected)
    {
        var command = await CommandAsync(option);

        Assert.Equal(expected, command.Environment!.GetValueOrDefault("PULUMI_NODEJS_TSCONFIG_PATH"));
    }

    [RequiresNodeTheory]
    [InlineData("nodeargs: \"--max-old-space-size=64  --no-warnings\"", "--max-old-space-size=64|--no-warnings")]
    [InlineData("nodeargs: --title='two words'", "--title=two words")]
    [InlineData("", "")]
    public async Task Arguments_for_node_come_before_the_program(string option, string expected)
    {
        var command = await CommandAsync(option);

        var own = command.Arguments.TakeWhile(argument => !argument.EndsWith("run", StringComparison.Ordinal));
        Assert.Equal(expected, string.Join('|', own));
    }

    [RequiresNodeTheory]
    [InlineData("", ".", "")]
    [InlineData("src", ".", "src")]
    [InlineData("src/", ".", "src/")]
    [InlineData("src/main.ts", "main.ts", "src")]
    [InlineData("./src/../src/main.ts", "main.ts", "src")]
    public async Task Entry_point_is_the_file_or_the_folder_that_main_names(string main, string entry, string folder)
    {
        _folder.Write("src/main.ts", "");

        var command = await CommandAsync("", $"main: \"{main}\"\n");

        Assert.Equal(entry, command.Arguments[^1]);
        Assert.Equal(Path.Combine(_folder.Path, folder), command.WorkingDirectory);
    }

    [RequiresNodeTheory]
    [InlineData("src/main")]
    [InlineData("nowhere")]
    public async Task Main_that_does_not_exist_is_refused(string main)
    {
        _folder.Write("src/main.ts", "");

        var refused = await Assert.ThrowsAsync<FaultException>(() => CommandAsync("", $"main: {main}\n"));

        Assert.Equal(
            Fault.Usage(
                "ENG331",
                $"'main: {main}' in Pulumi.yaml does not exist: {Path.Combine(_folder.Path, main)}.",
                "name the program's folder, or its file with the extension."
            ),
            refused.Faults.Single()
        );
    }

    [RequiresNodeTheory]
    [InlineData(
        "typescript: 'true'",
        "ENG332 'runtime.options.typescript' in Pulumi.yaml is the string 'true'; it takes true or false, without quotes."
    )]
    [InlineData("typescript: yes", "ENG332 'runtime.options.typescript' in Pulumi.yaml is 'yes'; it takes true or false, without quotes.")]
    [InlineData("production: 1", "ENG332 'runtime.options.production' in Pulumi.yaml is '1'; it takes true or false, without quotes.")]
    [InlineData("tsconfig: [a]", "ENG332 'runtime.options.tsconfig' in Pulumi.yaml is an array; it takes a string.")]
    [InlineData("nodeargs: 5", "ENG332 'runtime.options.nodeargs' in Pulumi.yaml is '5'; it takes a string.")]
    [InlineData(
        "nodeargs: \"a 'b\"",
        "ENG332 'runtime.options.nodeargs' in Pulumi.yaml cannot be split into arguments: a quote (') is not closed."
    )]
    [InlineData(
        "packagemanager: pnmp",
        "ENG332 'runtime.options.packagemanager' in Pulumi.yaml is 'pnmp'; it takes auto, npm, yarn, pnpm or bun."
    )]
    [InlineData("virtualenv: venv", "ENG333 'runtime.options.virtualenv' in Pulumi.yaml is an option for Python; the runtime is nodejs.")]
    [InlineData("binary: app", "ENG333 'runtime.options.binary' in Pulumi.yaml is an option for .NET and Go; the runtime is nodejs.")]
    public async Task Option_that_the_host_does_not_accept_is_refused(string option, string message)
    {
        var refused = await Assert.ThrowsAsync<FaultException>(() => CommandAsync(option));

        Assert.Equal(message, $"{refused.Faults.Single().Code} {refused.Faults.Single().Message}");
    }

    public void Dispose() => _folder.Dispose();

    private async Task<ProcessCommand> CommandAsync(string option, string main = "")
    {
        _folder.Write("node_modules/@pulumi/pulumi/cmd/run/index.js", "");
        var options = option.Length == 0 ? "{}" : $"\n    {option}";
        _folder.Write("Pulumi.yaml", $"name: shop\nruntime:\n  name: nodejs\n  options: {options}\n{main}");
        var settings = new DeploymentSettings { Project = "shop", Stack = "dev" };
        using var isolation = new IsolatedRun(ProjectFile.Load(_folder.Path), new IsolationOptions { Isolated = false });
        var host = LanguageHosts.Create(ProjectFile.Load(_folder.Path), isolation);

        var start = await host.PrepareAsync(ProjectFile.Load(_folder.Path), new Progress<string>(), CancellationToken.None);

        Assert.IsType<NodeHost>(host);
        return start.Command(new EngineServices("monitor", "log", settings), new Dictionary<string, string>());
    }
}
