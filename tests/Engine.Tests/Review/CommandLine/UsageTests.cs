namespace Engine.Tests.Review.CommandLine;

public sealed class UsageTests
{
    private const string Hint = "see: review preview --help\n";

    [Theory]
    [InlineData("", "REV101 A command is missing; commands: check, cost, graph, preview.\n")]
    [InlineData("destroy dev", "REV101 'destroy' is not a command; commands: check, cost, graph, preview.\n")]
    [InlineData("previw dev", "REV101 'previw' is not a command; did you mean 'preview'?\n")]
    [InlineData("--json", "REV101 '--json' is not an option of 'review'; commands: check, cost, graph, preview.\n")]
    public async Task Review_without_a_command_it_has_names_those_it_has(string arguments, string error) =>
        Assert.Equal(new CommandRun(2, "", $"{error}see: review --help\n"), await RunAsync(arguments));

    [Theory]
    [InlineData("preview", "REV101 STACK is missing.\n")]
    [InlineData("preview --json", "REV101 STACK is missing.\n")]
    [InlineData("preview dev prod", "REV101 'prod' is one argument too many for 'preview'.\n")]
    [InlineData("preview dev --timout 5", "REV101 '--timout' is not an option of 'preview'; did you mean '--timeout'?\n")]
    [InlineData("preview dev --entirely-other", "REV101 '--entirely-other' is not an option of 'preview'.\n")]
    [InlineData("preview dev -x", "REV101 '-x' is not an option of 'preview'.\n")]
    [InlineData("preview dev --timeout", "REV101 Required argument missing for option: '--timeout'.\n")]
    [InlineData("preview dev --timeout 0", "REV101 --timeout is '0'; it takes whole seconds, 1 to 86400.\n")]
    [InlineData("preview dev --timeout 86401", "REV101 --timeout is '86401'; it takes whole seconds, 1 to 86400.\n")]
    [InlineData("preview dev --timeout abc", "REV101 --timeout is 'abc'; it takes whole seconds, 1 to 86400.\n")]
    [InlineData("preview dev --timeout 1.5", "REV101 --timeout is '1.5'; it takes whole seconds, 1 to 86400.\n")]
    [InlineData("preview dev --pass first", "REV101 --pass is 'first'; it takes one of Both, Planned, Resolved.\n")]
    [InlineData("preview dev --reference a/b/c", "REV101 --reference is 'a/b/c'; it takes ORGANIZATION/PROJECT/STACK=FILE.\n")]
    [InlineData("preview dev --reference =x", "REV101 --reference is '=x'; it takes ORGANIZATION/PROJECT/STACK=FILE.\n")]
    [InlineData("preview dev --reference a/b/c=", "REV101 --reference is 'a/b/c='; it takes ORGANIZATION/PROJECT/STACK=FILE.\n")]
    [InlineData(
        "preview dev --reference a/b/c=x --reference a/b/c=y",
        "REV101 --reference names 'a/b/c' twice; it takes one plan for each stack.\n"
    )]
    [InlineData(
        "preview dev --timeout 0 --pass first",
        "REV101 --timeout is '0'; it takes whole seconds, 1 to 86400.\nREV101 --pass is 'first'; it takes one of Both, Planned, Resolved.\n"
    )]
    public async Task Preview_with_a_faulty_argument_says_what_it_takes(string arguments, string error) =>
        Assert.Equal(new CommandRun(2, "", error + Hint), await RunAsync(arguments));

    [Theory]
    [InlineData("--help", "  preview <stack>  Shows what a stack declares.")]
    [InlineData("preview --help", "  --timeout <SECONDS> ")]
    public async Task Help_goes_to_the_output_and_ends_well(string arguments, string line)
    {
        var run = await RunAsync(arguments);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(line, run.Output, StringComparison.Ordinal);
    }

    private static Task<CommandRun> RunAsync(string arguments) =>
        CommandRun.OfAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
