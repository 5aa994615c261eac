using System.Diagnostics;
using Engine.Tests.Programs;

namespace Engine.Tests.Review.CommandLine;

/// <summary>User errors and machine failures have their own codes: none is reported as a fault of the tool.</summary>
public sealed class OperatorMistakeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Commands => ["preview", "check", "cost", "graph"];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Empty_folder_name_is_refused(string command) =>
        Assert.Equal(
            new CommandRun(
                2,
                "",
                "REV307 --cwd is empty; it takes the project's folder.\n       Fix: omit it to use the current folder.\n"
            ),
            await CommandRun.OfAsync(command, "dev", "--cwd", "")
        );

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task File_instead_of_a_folder_is_refused(string command)
    {
        var file = _folder.Write("Pulumi.yaml", "name: shop\nruntime: dotnet\n");

        Assert.Equal(
            new CommandRun(
                2,
                "",
                $"REV307 --cwd is '{file}', which is a file; it takes the project's folder.\n       Fix: --cwd {_folder.Path}\n"
            ),
            await CommandRun.OfAsync(command, "dev", "--cwd", file)
        );
    }

    [Theory]
    [InlineData("gone")]
    [InlineData("%41 #?&;'\" \t\\")]
    [InlineData("::error::x")]
    public async Task Missing_folder_is_refused(string name)
    {
        var run = await CommandRun.OfAsync("preview", "dev", "--cwd", $"{_folder.Path}/{name}");

        Assert.Equal(
            new CommandRun(
                2,
                "",
                $"REV307 --cwd is '{_folder.Path}/{name}', which does not exist.\n"
                    + "       Fix: check the spelling; relative paths start in the current folder.\n"
            ),
            run
        );
    }

    [Theory]
    [InlineData("\0")]
    [InlineData("a\0b")]
    public async Task Invalid_path_is_refused(string name)
    {
        var run = await CommandRun.OfAsync("preview", "dev", "--cwd", name);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("REV307 --cwd is '", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folder_name_of_any_length_is_refused_with_a_code()
    {
        var run = await CommandRun.OfAsync("preview", "dev", "--cwd", $"{_folder.Path}/{new string('x', 100_000)}");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("REV307 --cwd is '", run.Error, StringComparison.Ordinal);
    }

    [LinuxFact]
    public async Task Deleted_current_folder_is_reported() =>
        Assert.Equal(
            new CommandRun(2, "", "REV308 The current folder was deleted or cannot be read.\n       Fix: cd to a folder that exists.\n"),
            await ShellAsync("mkdir gone && cd gone && rmdir ../gone && exec \"$@\"", "preview", "dev")
        );

    [LinuxFact]
    public async Task Full_disk_is_reported_and_fails_the_command() =>
        Assert.Equal(
            new CommandRun(
                4,
                "",
                "REV306 The output cannot be written: No space left on device.\n"
                    + "       Fix: free space on the disk, or write to another file.\n"
            ),
            await ShellAsync("exec \"$@\" > /dev/full", "--help")
        );

    [LinuxFact]
    public async Task Full_disk_of_both_streams_fails_the_command() =>
        Assert.Equal(new CommandRun(4, "", ""), await ShellAsync("exec \"$@\" > /dev/full 2> /dev/full", "--help"));

    [LinuxFact]
    public async Task Full_disk_of_the_errors_leaves_the_exit_code() =>
        Assert.Equal(new CommandRun(2, "", ""), await ShellAsync("exec \"$@\" 2> /dev/full", "preview"));

    [LinuxFact]
    public async Task Closed_pipe_is_not_a_fault_of_the_tool()
    {
        var run = await ShellAsync("\"$@\" | true", "--help");

        Assert.DoesNotContain("REV901", run.Error, StringComparison.Ordinal);
    }

    [LinuxFact]
    public async Task Missing_temporary_folder_is_reported()
    {
        _folder.Write("Pulumi.yaml", "name: shop\nruntime: dotnet\n");

        var run = await ShellAsync("TMPDIR=/gone exec \"$@\"", "preview", "dev");

        Assert.Equal(4, run.ExitCode);
        Assert.StartsWith("REV309 The temporary folder /gone/ is not writable: ", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("Fix: free space there, or set the variable TMPDIR to another folder.\n", run.Error, StringComparison.Ordinal);
    }

    /// <summary>Runs the tool as a separate process in the test's folder.</summary>
    private async Task<CommandRun> ShellAsync(string script, params string[] arguments)
    {
        var tool = Path.Combine(AppContext.BaseDirectory, "review.dll");
        var start = new ProcessStartInfo("sh")
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in new[] { "-c", script, "sh", "dotnet", tool }.Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CommandRun(process.ExitCode, await output, await error);
    }
}
