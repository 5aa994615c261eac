using Engine.Diagnostics;
using Engine.Runs;
using Engine.Tests.Review.CommandLine;

namespace Engine.Tests.Programs;

public sealed class EndlessProgramTests
{
    private static readonly RunLimits ShortSilence = new() { Silence = TimeSpan.FromSeconds(2), Timeout = TimeSpan.FromSeconds(60) };

    [Fact]
    public async Task Preview_of_a_busy_program_ends_at_its_time_limit() =>
        Assert.Equal(
            new CommandRun(
                5,
                "",
                "ENG404 The program did not end within 2 s.\n"
                    + "       Fix: give it more time with --timeout SECONDS (1 to 86400), now 2.\n"
            ),
            await HostileProgram.PreviewAsync("busy", "--timeout", "2", "--pass", "Planned")
        );

    [Fact]
    public async Task Run_of_a_busy_program_does_not_count_as_idle()
    {
        // A busy program gets little processor time on a busy machine.
        var limits = ShortSilence with
        {
            Timeout = TimeSpan.FromSeconds(6),
            IdleProcessorTime = TimeSpan.FromMilliseconds(30),
        };

        Assert.Equal("ENG330", (await TimesOut("busy", limits)).Code);
    }

    [Fact]
    public async Task Run_of_an_idle_program_ends_after_the_silence() =>
        Assert.Equal("The program has sent nothing and used no processor time for 2 s.", (await TimesOut("idle", ShortSilence)).Message);

    [Fact]
    public async Task Run_of_a_program_that_waits_for_itself_names_the_waiting_resources()
    {
        // Its SDK logs every five seconds what it waits for.
        var message = (await TimesOut("cycle", ShortSilence with { Silence = TimeSpan.FromSeconds(7) })).Message;

        Assert.StartsWith("The program has sent nothing and used no processor time for 7 s.\n", message, StringComparison.Ordinal);
        Assert.Contains("first", message, StringComparison.Ordinal);
        Assert.Contains("second", message, StringComparison.Ordinal);
    }

    private static async Task<Fault> TimesOut(string stack, RunLimits limits)
    {
        var exception = await Assert.ThrowsAsync<FaultException>(() => HostileProgram.PlanAsync(stack, Passes.Planned, limits));

        Assert.Equal(ExitCode.TimedOut, exception.ExitCode);
        return exception.Faults.Single();
    }
}
