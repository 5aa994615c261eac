using Engine.Diagnostics;
using Engine.Runs;

namespace Engine.Tests.Runs;

public sealed class RunDeadlineTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task Blocked_operation_is_abandoned_with_its_name()
    {
        var deadline = new RunDeadline(TimeSpan.FromSeconds(2), _clock);
        using var blocked = new ManualResetEventSlim();
        var waiting = deadline.WithinAsync("reading the settings", () => Wait(blocked), CancellationToken.None);

        _clock.Advance(TimeSpan.FromSeconds(3));

        var exception = await Assert.ThrowsAsync<FaultException>(() => waiting);
        blocked.Set();
        Assert.Equal(ExitCode.TimedOut, exception.ExitCode);
        Assert.Equal(
            Fault.TimedOut(
                "ENG322",
                "The time limit of 2 s expired while reading the settings.",
                "give it more time with --timeout SECONDS (1 to 86400), now 2."
            ),
            exception.Faults.Single()
        );
    }

    [Fact]
    public async Task Cancellable_operation_ends_before_the_message()
    {
        var deadline = new RunDeadline(TimeSpan.FromSeconds(2), _clock);
        var ended = false;
        var waiting = deadline.WithinAsync(
            "building the program",
            async cancelled =>
            {
                try
                {
                    await Task.Delay(Timeout.Infinite, cancelled);
                }
                finally
                {
                    ended = true;
                }

                return 0;
            },
            CancellationToken.None
        );

        _clock.Advance(TimeSpan.FromSeconds(3));

        await Assert.ThrowsAsync<FaultException>(() => waiting);
        Assert.True(ended);
    }

    [Fact]
    public async Task Interruption_is_not_reported_as_an_expired_time_limit()
    {
        using var interrupted = new CancellationTokenSource();
        var waiting = new RunDeadline(TimeSpan.FromSeconds(2), _clock).WithinAsync(
            "building the program",
            async cancelled =>
            {
                await Task.Delay(Timeout.Infinite, cancelled);
                return 0;
            },
            interrupted.Token
        );

        await interrupted.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public void Time_that_was_used_before_is_not_available()
    {
        var deadline = new RunDeadline(TimeSpan.FromSeconds(2), _clock);

        _clock.Advance(TimeSpan.FromSeconds(1.5));
        Assert.Equal(TimeSpan.FromSeconds(0.5), deadline.Remaining);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(deadline.IsOver);
        Assert.Equal(TimeSpan.Zero, deadline.Remaining);
    }

    private static bool Wait(ManualResetEventSlim blocked)
    {
        blocked.Wait();
        return true;
    }
}
