using Engine.Processes;

namespace Engine.Tests.Isolation;

/// <summary>The clean-up of processes and temporary folders, however the tool ends.</summary>
public sealed class TerminationTests : IDisposable
{
    private const int Interrupted = 130;
    private const int Killed = 137;

    private readonly TemporaryFolder _folder = new();

    /// <summary>The sleep duration that distinguishes this test's processes from all others.</summary>
    private readonly string _marker = $"{Random.Shared.Next(10_000_000, 99_999_999)}";

    public static TheoryData<string, int, bool> Signals()
    {
        var data = new TheoryData<string, int, bool>();
        foreach (var isolated in new[] { true, false })
        {
            foreach (var signal in new[] { "HUP", "INT", "QUIT", "TERM" })
            {
                data.Add(signal, Interrupted, isolated);
            }
        }

        data.Add("KILL", Killed, true);
        data.Add("KILL", Killed, false);
        return data;
    }

    public void Dispose() => _folder.Dispose();

    [IsolatedNodeTheory]
    [MemberData(nameof(Signals))]
    public async Task Signal_leaves_nothing_behind(string signal, int exitCode, bool isolated)
    {
        Write($"{Escapes()} {Ready()} setTimeout(() => {{}}, 1e8);");
        using var tool = Start(isolated ? [] : ["--no-isolation"]);
        await UntilAsync(() => File.Exists(Path.Combine(_folder.Path, "project", "ready")) && Sleepers().Count() == 4);

        tool.Signal(signal);

        Assert.Equal(exitCode, (await tool.EndAsync()).ExitCode);
        await UntilAsync(() => !Sleepers().Any());
        Assert.Equal(signal == "KILL", Directory.EnumerateDirectories(tool.Temporary, "pulumi-review-*").Any());
    }

    [IsolatedNodeTheory]
    [InlineData]
    [InlineData("--no-isolation")]
    public async Task Kill_ends_the_processes_of_the_session_and_the_next_command_cleans_up(params string[] arguments)
    {
        Write($"require('child_process').spawn('sleep', ['{_marker}'], {{ stdio: 'ignore' }}); {Ready()} setTimeout(() => {{}}, 1e8);");
        using var tool = Start(arguments);
        await UntilAsync(() => File.Exists(Path.Combine(_folder.Path, "project", "ready")));

        tool.Signal("KILL");

        Assert.Equal(Killed, (await tool.EndAsync()).ExitCode);
        await UntilAsync(() => !Sleepers().Any());
        Assert.Single(Directory.EnumerateDirectories(tool.Temporary, "pulumi-review-*"));
        Write("process.exit(1);");
        using var next = Start([]);
        Assert.Equal(3, (await next.EndAsync()).ExitCode);
        Assert.Empty(Directory.EnumerateDirectories(tool.Temporary, "pulumi-review-*"));
    }

    [IsolatedNodeTheory]
    [InlineData("--no-isolation")]
    public async Task Next_command_ends_what_kept_its_home_when_the_supervisor_was_killed_too(params string[] arguments)
    {
        Write($"{Spawn($"setsid sleep {_marker}")} {Ready()} setTimeout(() => {{}}, 1e8);");
        using var tool = Start(arguments);
        await UntilAsync(() => File.Exists(Path.Combine(_folder.Path, "project", "ready")) && Sleepers().Any());
        var supervisor = ProcessTable.Read().Single(process => process.Parent == tool.Id);

        // While it is stopped, it cannot notice that the tool has ended.
        ToolProcess.Signal("STOP", supervisor.Id);
        tool.Signal("KILL");
        ToolProcess.Signal("KILL", supervisor.Id);

        Assert.Equal(Killed, (await tool.EndAsync()).ExitCode);
        Assert.Single(Sleepers());
        Write("process.exit(1);");
        using var next = Start(arguments);
        Assert.Equal(3, (await next.EndAsync()).ExitCode);
        await UntilAsync(() => !Sleepers().Any());
    }

    [IsolatedNodeTheory]
    [InlineData]
    [InlineData("--no-isolation")]
    public async Task End_of_the_program_ends_what_it_left_behind(params string[] arguments)
    {
        Write($"{Escapes()} setTimeout(() => process.exit(1), 1500);");
        using var tool = Start(arguments);

        Assert.Equal(3, (await tool.EndAsync()).ExitCode);
        Assert.Empty(Sleepers());
    }

    [IsolatedNodeTheory]
    [InlineData("mkdir -p $HOME/a/b; chmod 0 $HOME/a/b $HOME/a")]
    [InlineData(
        "cd $HOME; for i in $(seq 60); do mkdir dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd; cd d*; done"
    )]
    public async Task Home_that_is_hard_to_remove_is_removed(string script)
    {
        Write($"require('child_process').spawnSync('sh', ['-c', '{script}']); process.exit(1);");
        using var tool = Start([]);

        Assert.Equal(3, (await tool.EndAsync()).ExitCode);
        Assert.Empty(Directory.EnumerateDirectories(tool.Temporary, "pulumi-review-*"));
    }

    /// <summary>
    /// Returns a command that starts a child, a process in a session of its own, an orphan without environment, and one that ignores all
    /// signals it can.
    /// </summary>
    private string Escapes() =>
        string.Join(
            ' ',
            new[]
            {
                $"sleep {_marker}",
                $"setsid sleep {_marker}",
                $"( ( env -i $(command -v setsid) $(command -v sleep) {_marker} & ) & )",
                $"trap \"\" TERM HUP INT QUIT; exec sleep {_marker}",
            }.Select(Spawn)
        );

    private static string Spawn(string script) =>
        $"require('child_process').spawn('sh', ['-c', '{script}'], {{ stdio: 'ignore', detached: true }});";

    private static string Ready() => "require('fs').writeFileSync('ready', '');";

    private void Write(string runner)
    {
        _folder.Write("project/Pulumi.yaml", "name: probe\nruntime: nodejs\n");
        _folder.Write("project/Pulumi.dev.yaml", "config: {}\n");
        _folder.Write("project/node_modules/@pulumi/pulumi/cmd/run/index.js", runner);
    }

    private ToolProcess Start(string[] arguments) =>
        new(
            _folder,
            new Dictionary<string, string>(),
            ["preview", "dev", "--pass", "Planned", "--cwd", Path.Combine(_folder.Path, "project"), .. arguments]
        );

    private IEnumerable<string> Sleepers() =>
        Directory.EnumerateDirectories("/proc").Where(folder => char.IsAsciiDigit(folder[^1])).Where(IsSleeper);

    private bool IsSleeper(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline")).Split('\0') is [var name, var time, ..]
                && name.EndsWith("sleep", StringComparison.Ordinal)
                && time == _marker;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var round = 0; !condition(); round++)
        {
            Assert.True(round < 600, "waited for 60 s in vain");
            await Task.Delay(100);
        }
    }
}
