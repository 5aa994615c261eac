namespace Engine.Tests.Isolation;

/// <summary>
/// The files that the tool itself reads because a project names them, run as an unprivileged user: none of the caller's is among them.
/// </summary>
public sealed class ConfinedFilesTests : IDisposable
{
    private const string Secret = "CANARY-51c9";

    private readonly TemporaryFolder _folder = new();

    public ConfinedFilesTests()
    {
        _folder.Write("home/secret", $"{Secret}: {Secret}\n");
        _folder.Write("home/Pulumi.dev.yaml", $"{Secret}: {Secret}\n");
        _folder.Write("home/app/Secret.csproj", $"<{Secret} />");
        _folder.Write("project/.git/HEAD", "");
        _folder.Write("project/Pulumi.yaml", "name: probe\nruntime: nodejs\n");
        _folder.Write("project/Pulumi.dev.yaml", "config: {}\n");
    }

    public void Dispose() => _folder.Dispose();

    [IsolatedNodeTheory]
    [InlineData("preview", "Pulumi.yaml")]
    [InlineData("preview", "Pulumi.dev.yaml")]
    [InlineData("graph", "Pulumi.dev.yaml")]
    [InlineData("cost", "usage.yaml")]
    [InlineData("check", "policy-exemptions.yaml")]
    public async Task Link_to_a_file_of_the_caller_is_refused(string command, string name)
    {
        File.Delete(At($"project/{name}"));
        File.CreateSymbolicLink(At($"project/{name}"), "../home/secret");

        var errors = await RefusedAsync(command);

        Assert.Equal(Expected($"project/{name}", "home/secret"), errors);
    }

    [IsolatedNodeTheory]
    [InlineData("stackConfigDir: ../home", "home/Pulumi.dev.yaml")]
    [InlineData("config: ./x/../../home", "home/Pulumi.dev.yaml")]
    [InlineData("main: ../home/app", "home/app")]
    [InlineData("main: ../home/no/such/folder", "home/no/such/folder")]
    public async Task Member_that_names_a_file_of_the_caller_is_refused(string member, string target)
    {
        _folder.Write("project/Pulumi.yaml", $"name: probe\nruntime: nodejs\n{member}\n");

        var errors = await RefusedAsync("preview");

        Assert.StartsWith($"ENG345 {At(target)} is outside what the isolated program can access: ", errors, StringComparison.Ordinal);
    }

    [IsolatedNodeTheory]
    [InlineData("--share")]
    [InlineData("--no-isolation")]
    public async Task Link_is_read_if_the_caller_permits_it(string option)
    {
        File.Delete(At("project/Pulumi.dev.yaml"));
        File.CreateSymbolicLink(At("project/Pulumi.dev.yaml"), "../home/secret");
        using var tool = Tool("preview", option == "--share" ? [option, At("home")] : [option]);

        Assert.StartsWith("ENG118 ", (await tool.EndAsync()).Error, StringComparison.Ordinal);
    }

    private async Task<string> RefusedAsync(string command)
    {
        using var tool = Tool(command, []);

        var run = await tool.EndAsync();

        Assert.True(run.ExitCode == 2, run.Error);
        Assert.DoesNotContain(Secret, run.Error + run.Output, StringComparison.Ordinal);
        return run.Error;
    }

    private string Expected(string name, string target) =>
        $"ENG345 {At(name)} leads to {At(target)}, which is outside what the isolated program can access: {At("project")}.\n"
        + "       Fix: move the file into the project's repository; if the program may read and write its folder, "
        + $"--share {Path.GetDirectoryName(At(target))}\n";

    private string At(string path) => Path.Combine(_folder.Path, path);

    private ToolProcess Tool(string command, string[] options) =>
        new(_folder, new Dictionary<string, string>(), [command, "dev", "--cwd", At("project"), .. options]);
}
