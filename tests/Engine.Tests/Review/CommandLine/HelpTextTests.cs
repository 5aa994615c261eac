using System.Text;
using Review.CommandLine;

namespace Engine.Tests.Review.CommandLine;

public sealed class HelpTextTests
{
    public static TheoryData<string> Commands => ["preview", "check", "cost", "graph"];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Every_command_has_the_common_options(string command)
    {
        var help = await HelpAsync(null, command, "--help");

        Assert.All(
            ["  --cwd DIR ", "  --json ", "  --timeout SECONDS "],
            option => Assert.Contains($"\n{option}", help, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(null, 80)]
    [InlineData(60, 60)]
    [InlineData(200, 100)]
    public async Task Help_fits_the_terminal(int? width, int maximum)
    {
        foreach (var command in new[] { "preview", "check", "cost", "graph" })
        {
            var help = await HelpAsync(width, command, "--help");

            Assert.InRange(help.Split('\n').Max(line => line.Length), 40, maximum);
        }
    }

    [Fact]
    public async Task Help_of_the_tool_lists_the_commands() =>
        Assert.StartsWith(
            """
            Reviews Pulumi programs without an account, the Pulumi CLI or credentials.

            Usage: review COMMAND [ARGUMENT...] [OPTION...]

            Commands:
              preview STACK         shows the resources that a stack declares
              check STACK           checks the resources that a stack declares against
                                    policies
              cost STACK...         estimates the monthly cost of stacks and compares it
                                    with their ceilings
              graph STACK           draws the systems of a stack and their dependencies as
                                    an SVG picture

            Options:
              -h, -?, --help        show this help
              --version             show the version

            """,
            await HelpAsync(null, "--help"),
            StringComparison.Ordinal
        );

    private static async Task<string> HelpAsync(int? width, params string[] arguments)
    {
        var streams = new SizedStreams(width);
        Assert.Equal(0, await ReviewCommand.RunAsync(arguments, streams));
        return Encoding.UTF8.GetString(streams.Written.ToArray());
    }

    private sealed class SizedStreams(int? width) : IStreams
    {
        public MemoryStream Written { get; } = new();

        public Stream Output => Written;

        public TextWriter Error => TextWriter.Null;

        public int? Width => width;
    }
}
