using Engine.Tests.Review.CommandLine;

namespace Engine.Tests.Programs;

/// <summary>The complete output for a program that fails.</summary>
public sealed class FailingProgramTests
{
    private const string EndedEarly = "       Fix: await Deployment.RunAsync and return its result; do not call exit before.\n";

    [Theory]
    [InlineData(
        "throw-before",
        "ENG402 The program ended with exit code 134 and reported no error. It printed:\n"
            + "       Unhandled exception. System.InvalidOperationException: before the first registration\n"
            + "          at Program.<Main>$(String[] args)\n"
            + "          at Program.<Main>(String[] args)\n"
    )]
    [InlineData("throw-between", "ENG401 The program reports an error:\n       between two registrations\n")]
    [InlineData(
        "throw-after",
        "ENG402 The program ended with exit code 134 and reported no error. It printed:\n"
            + "       Unhandled exception. System.InvalidOperationException: after the last registration\n"
            + "          at Program.<Main>$(String[] args)\n"
            + "          at Program.<Main>(String[] args)\n"
    )]
    [InlineData("fail-silently", "ENG402 The program ended with exit code 7 and reported no error. It printed nothing.\n")]
    [InlineData(
        "leave",
        "ENG403 The program ended with exit code 0 before it reported that it was done; 2 resources were registered.\n" + EndedEarly
    )]
    [InlineData(
        "leave-at-once",
        "ENG403 The program ended with exit code 0 before it reported that it was done; 0 resources were registered.\n" + EndedEarly
    )]
    [InlineData(
        "twice",
        "ENG201 Duplicate resource URN 'urn:pulumi:twice::hostile::test:index:Thing::same': "
            + "two resources of this type and name have parents of the same types.\n"
            + "       Fix: give one of them another name.\n"
    )]
    public async Task Preview_of_a_failing_program_reports_the_failure(string stack, string error) =>
        Assert.Equal(new CommandRun(3, "", error), await HostileProgram.PreviewAsync(stack));

    [Fact]
    public async Task Preview_of_a_program_that_sends_NaN_reports_it_first()
    {
        var run = await HostileProgram.PreviewAsync("not-a-number");

        Assert.Equal((3, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(
            "ENG203 test:index:Thing 'one': 'object.number': the number is NaN; numbers are finite.\n",
            run.Error,
            StringComparison.Ordinal
        );
    }
}
