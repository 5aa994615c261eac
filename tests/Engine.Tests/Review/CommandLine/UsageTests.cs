namespace Engine.Tests.Review.CommandLine;

public sealed class UsageTests
{
    [Theory]
    [InlineData("", "The command is missing.", "use check, cost, graph or preview.")]
    [InlineData("destroy dev", "'destroy' is not a command.", "use check, cost, graph or preview.")]
    [InlineData("previw dev", "'previw' is not a command.", "did you mean 'preview'?")]
    [InlineData("other preview dev", "'other' is not a command.", "use check, cost, graph or preview.")]
    [InlineData("--hlp", "'--hlp' is not an option of 'review'.", "did you mean '--help'?")]
    [InlineData("preview", "'review preview' needs the argument STACK.", "see: review preview --help")]
    [InlineData("preview dev prod", "'prod' is one argument too many for 'review preview'.", "see: review preview --help")]
    [InlineData(
        "preview -- dev --no-isolation",
        "'--no-isolation' follows '--', which ends the options.",
        "put '--no-isolation' before '--'."
    )]
    [InlineData("preview dev --timout 5", "'--timout' is not an option of 'review preview'.", "did you mean '--timeout'?")]
    [InlineData("preview --timout=5 dev", "'--timout' is not an option of 'review preview'.", "did you mean '--timeout'?")]
    [InlineData("preview dev --entirely-other", "'--entirely-other' is not an option of 'review preview'.", "see: review preview --help")]
    [InlineData("preview dev --timeout", "'--timeout' needs a value: whole seconds, 1 to 86,400.", "--timeout 300")]
    [InlineData("preview dev --timeout 1 --timeout 2", "'--timeout' is given more than once.", "keep one of them.")]
    [InlineData("preview dev --timeout 0", "--timeout is '0'; it takes whole seconds, 1 to 86,400.", "--timeout 300")]
    [InlineData("preview dev --timeout 86401", "--timeout is '86401'; it takes whole seconds, 1 to 86,400.", "--timeout 300")]
    [InlineData("preview dev --timeout abc", "--timeout is 'abc'; it takes whole seconds, 1 to 86,400.", "--timeout 300")]
    [InlineData("preview dev --timeout 1.5", "--timeout is '1.5'; it takes whole seconds, 1 to 86,400.", "--timeout 300")]
    [InlineData("preview dev --pass plan", "--pass is 'plan'; it takes both, planned or resolved.", "--pass both")]
    [InlineData("preview dev --pass resolvd", "--pass is 'resolvd'; it takes both, planned or resolved.", "--pass resolved")]
    [InlineData(
        "preview dev --reference a/b/c",
        "--reference is 'a/b/c'; it takes ORGANIZATION/PROJECT/STACK=FILE.",
        "--reference ORGANIZATION/PROJECT/STACK=FILE"
    )]
    [InlineData(
        "preview dev --reference a/b/c=x --reference a/b/c=y",
        "--reference names 'a/b/c' twice; it takes one plan for each stack.",
        "keep one of them."
    )]
    public async Task Invalid_command_line_reports_what_is_allowed(string arguments, string message, string fix) =>
        Assert.Equal(new CommandRun(2, "", $"REV101 {message}\n       Fix: {fix}\n"), await RunAsync(arguments));

    [Fact]
    public async Task All_faults_of_a_command_line_are_reported_together()
    {
        var run = await RunAsync("check dev --timeout 0 --fail-on worst --cwd /gone");

        Assert.Equal(["REV101", "REV307", "REV101"], run.Error.Split('\n').Where(line => line.StartsWith("REV")).Select(line => line[..6]));
    }

    [Theory]
    [InlineData("--help", "  preview STACK         shows the resources that a stack declares\n")]
    [InlineData("preview --help", "  --timeout SECONDS     the time limit of the whole command, 1 to 86,400 s\n")]
    public async Task Help_goes_to_the_output_and_succeeds(string arguments, string line)
    {
        var run = await RunAsync(arguments);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(line, run.Output, StringComparison.Ordinal);
    }

    private static Task<CommandRun> RunAsync(string arguments) =>
        CommandRun.OfAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
