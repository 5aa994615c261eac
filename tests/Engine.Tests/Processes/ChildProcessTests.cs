using Engine.Processes;

namespace Engine.Tests.Processes;

/// <summary>A command behaves the same below a supervisor and, as in isolation, below a guard.</summary>
public sealed class ChildProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, int, string, string, bool> Commands()
    {
        var data = new TheoryData<string, int, string, string, bool>();
        foreach (var endsWhole in new[] { true, false })
        {
            data.Add("exit 0", 0, "", "", endsWhole);
            data.Add("exit 7", 7, "", "", endsWhole);
            data.Add("kill -KILL $$", 137, "", "", endsWhole);
            data.Add("kill -SEGV $$", 139, "", "", endsWhole);
            data.Add("kill -TERM $$", 143, "", "", endsWhole);
            data.Add("echo out; echo err >&2; exit 1", 1, "out\n", "err\n", endsWhole);
            data.Add("cat; echo end", 0, "end\n", "", endsWhole);
            data.Add("echo \"$0 $1\"", 0, "a b 'c' $d\n", "", endsWhole);
            data.Add("pwd", 0, "/\n", "", endsWhole);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Command_keeps_its_exit_code_streams_environment_and_arguments(
        string script,
        int exitCode,
        string output,
        string errors,
        bool endsWhole
    )
    {
        await using var process = ChildProcess.Start(Command(script, endsWhole));
        await process.WaitAsync(CancellationToken.None);
        await process.CloseAsync();

        Assert.Equal((exitCode, output, errors), (process.ExitCode, process.Output.ToString(), process.Errors.ToString()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Command_has_its_own_environment_and_no_other(bool endsWhole)
    {
        await using var process = ChildProcess.Start(Command("", endsWhole) with { Executable = "/usr/bin/env", Arguments = [] });
        await process.WaitAsync(CancellationToken.None);
        await process.CloseAsync();

        Assert.Equal(["", "HOME=/nowhere", "PATH=/usr/bin:/bin"], process.Output.ToString().Split('\n').Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Variable_that_the_supervisor_needs_for_itself_keeps_the_value_of_the_command()
    {
        var command = Command("echo $DOTNET_EnableDiagnostics", endsWhole: false);
        await using var process = ChildProcess.Start(
            command with
            {
                Environment = new Dictionary<string, string>(command.Environment) { ["DOTNET_EnableDiagnostics"] = "1" },
            }
        );
        await process.WaitAsync(CancellationToken.None);
        await process.CloseAsync();

        Assert.Equal("1\n", process.Output.ToString());
    }

    [Fact]
    public async Task Process_that_moved_to_another_session_belongs_to_the_group_until_it_ends_with_it()
    {
        var script = $"( ( env -i /usr/bin/setsid /bin/sh -c 'echo $$ > {_folder.Path}/pid; exec sleep 1000' & ) & ); sleep 1000";
        await using var process = ChildProcess.Start(Command(script, endsWhole: false));
        var file = Path.Combine(_folder.Path, "pid");
        for (var round = 0; !File.Exists(file) || File.ReadAllText(file).Length == 0; round++)
        {
            Assert.True(round < 600, "waited for 60 s in vain");
            await Task.Delay(100);
        }

        var stray = int.Parse(File.ReadAllText(file), System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(process.Group.IsMember(stray));

        await process.CloseAsync();

        Assert.DoesNotContain(ProcessTable.Read(), running => running.Id == stray);
    }

    private static ProcessCommand Command(string script, bool endsWhole) =>
        new(
            "/bin/sh",
            ["-c", script, "a b", "'c' $d"],
            "/",
            new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin", ["HOME"] = "/nowhere" },
            endsWhole
        );
}
