using Engine.Tests.Programs;

namespace Engine.Tests.Review.CommandLine;

/// <summary>Every command reports what qualifies a plan, for a program that differs between two runs and uses an unknown package.</summary>
public sealed class PlanNotesReportTests
{
    [Theory]
    [InlineData("preview", true)]
    [InlineData("preview --json", false)]
    [InlineData("check", true)]
    [InlineData("check --json", false)]
    [InlineData("cost", true)]
    [InlineData("cost --markdown", true)]
    [InlineData("cost --json", false)]
    public async Task Reports_state_each_note_once(string command, bool isText)
    {
        var run = await RunAsync(command);

        Assert.Equal(2, run.Output.Split(isText ? "not checked: test (" : "\"notChecked\": {").Length);
        Assert.Equal(2, (isText ? run.Output : run.Error).Split("warning: ENG412 ").Length);
        Assert.DoesNotContain("ENG412", isText ? run.Error : run.Output, StringComparison.Ordinal);
        Assert.Equal(!isText, run.Output.Contains("\"differences\": [", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Picture_leaves_the_notes_to_the_other_stream()
    {
        var run = await RunAsync("graph");

        Assert.DoesNotContain("ENG412", run.Output, StringComparison.Ordinal);
        Assert.StartsWith("not checked: test (", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, run.Error.Split("warning: ENG412 ").Length);
    }

    [Fact]
    public async Task Graph_as_json_has_the_members_of_the_plan()
    {
        var run = await RunAsync("graph --json");

        Assert.Contains("\"notChecked\": {", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"differences\": [", run.Output, StringComparison.Ordinal);
        Assert.StartsWith("warning: ENG412 ", run.Error, StringComparison.Ordinal);
    }

    private static async Task<CommandRun> RunAsync(string command)
    {
        await HostileProgram.EnsureBuiltAsync();
        var words = command.Split(' ');
        return await CommandRun.OfAsync([words[0], "random", "--cwd", HostileProgram.Folder, .. words[1..]]);
    }
}
