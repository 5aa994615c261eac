namespace Infra.Tests.Programs;

/// <summary>The scripts of <c>.ci</c> leave behind only what they install.</summary>
public sealed class ContinuousIntegrationScriptTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Policy => _folder.File("policy-rc.d");

    public void Dispose() => _folder.Dispose();

    [RequiresProgramFact("sh")]
    public async Task Services_are_held_back_while_the_command_runs_and_no_longer()
    {
        var run = await RunAsync("sh", "-c", "\"$POLICY\"; echo $?");

        Assert.Equal("101\n", run.Succeeded().Output);
        Assert.False(File.Exists(Policy));
    }

    [RequiresProgramFact("sh")]
    public async Task Services_are_released_when_the_command_fails()
    {
        var run = await RunAsync("sh", "-c", "exit 3");

        Assert.Equal(3, run.ExitCode);
        Assert.False(File.Exists(Policy));
    }

    [RequiresProgramFact("sh")]
    public async Task Services_are_released_when_the_script_is_terminated()
    {
        var run = await RunAsync("sh", "-c", "kill -TERM $PPID; sleep 0.2");

        Assert.Equal(143, run.ExitCode);
        Assert.False(File.Exists(Policy));
    }

    [RequiresProgramFact("sh")]
    public async Task Policy_of_the_machine_is_not_changed()
    {
        _folder.Write("policy-rc.d", "the machine's own");

        (await RunAsync("true")).Succeeded();

        Assert.Equal("the machine's own", await File.ReadAllTextAsync(Policy));
    }

    [Fact]
    public void Only_one_script_writes_a_policy() =>
        Assert.Equal(
            ["without-services"],
            Directory
                .EnumerateFiles(Repository.File(".ci"))
                .Where(file => File.ReadAllText(file).Contains("exit 101", StringComparison.Ordinal))
                .Select(Path.GetFileName)
        );

    private Task<ProgramRun> RunAsync(params string[] command) =>
        InstalledProgram.RunAsync(
            Repository.File(".ci", "without-services"),
            command,
            new Dictionary<string, string> { ["POLICY"] = Policy }
        );
}
