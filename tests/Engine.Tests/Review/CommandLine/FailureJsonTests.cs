using System.Text.Json;
using Engine.Tests.Programs;

namespace Engine.Tests.Review.CommandLine;

/// <summary>With <c>--json</c>, a command that fails prints its faults as JSON too, with the same exit code as without it.</summary>
public sealed class FailureJsonTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Commands => ["preview", "check", "cost", "graph"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Missing_project_is_printed_in_both_forms(string command)
    {
        var text = await CommandRun.OfAsync(command, "dev", "--cwd", _folder.Path);
        var json = await CommandRun.OfAsync(command, "dev", "--cwd", _folder.Path, "--json");

        Assert.Equal((2, "", text.Error), (text.ExitCode, text.Output, json.Error));
        Assert.Equal(text.ExitCode, json.ExitCode);
        Assert.Equal(["2 ENG102"], Faults(json));
    }

    [Theory]
    [InlineData("--json", "2 REV101")]
    [InlineData("previw dev --json", "2 REV101")]
    [InlineData("preview --json", "2 REV101")]
    [InlineData("preview dev --json --timeout 0 --timout 5", "2 REV101|2 REV101")]
    [InlineData("check dev --json --today tomorrow --cwd /gone", "2 REV307|2 REV101")]
    [InlineData("cost dev --json --markdown", "2 REV101")]
    [InlineData("graph dev --json --cwd", "2 REV101")]
    public async Task Invalid_command_line_is_printed_in_both_forms(string arguments, string faults)
    {
        var run = await CommandRun.OfAsync(arguments.Split(' '));

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(faults.Split('|').Order(), Faults(run).Order());
    }

    [Fact]
    public async Task Document_contains_message_and_fix()
    {
        var run = await CommandRun.OfAsync("preview", "dev", "--cwd", "", "--json");

        Assert.Equal(
            """
            {
              "format": 1,
              "exitCode": 2,
              "faults": [
                {
                  "code": "REV307",
                  "message": "--cwd is empty; it takes the project's folder.",
                  "fix": "omit it to use the current folder."
                }
              ]
            }

            """,
            run.Output
        );
    }

    [Theory]
    [InlineData("cost plain --ceiling box=0", "1 REV321")]
    [InlineData("preview throw-before", "3 ENG402")]
    public async Task Refused_and_failed_programs_have_the_same_members(string arguments, string fault)
    {
        await HostileProgram.EnsureBuiltAsync();
        var words = arguments.Split(' ');

        var run = await CommandRun.OfAsync([.. words, "--json", "--cwd", HostileProgram.Folder]);

        Assert.Equal(fault[0] - '0', run.ExitCode);
        Assert.Contains(fault, Faults(run));
    }

    /// <summary>Returns the exit code of the document with the code of each fault.</summary>
    private static List<string> Faults(CommandRun run)
    {
        using var json = JsonDocument.Parse(run.Output);
        var exitCode = json.RootElement.GetProperty("exitCode").GetInt32();
        return
        [
            .. json
                .RootElement.GetProperty("faults")
                .EnumerateArray()
                .Select(fault => $"{exitCode} {fault.GetProperty("code").GetString()}"),
        ];
    }
}
