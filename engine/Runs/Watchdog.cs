using System.Globalization;
using Engine.Diagnostics;
using Engine.Monitor;
using Engine.Processes;

namespace Engine.Runs;

/// <summary>Ends the waiting for a program that does not end: after the time it was given, or once it does nothing any more.</summary>
internal sealed class Watchdog(RunLimits limits, ProgramActivity activity, Registry registry, TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    /// <returns>What is wrong, once something is.</returns>
    public async Task<Fault> WatchAsync(ProcessGroup program, CancellationToken ended)
    {
        var start = clock.GetTimestamp();
        var quietSince = start;
        var used = TimeSpan.Zero;
        while (true)
        {
            await Task.Delay(Interval, clock, ended).ConfigureAwait(false);
            if (clock.GetElapsedTime(start) >= limits.Timeout)
            {
                return Late();
            }

            if (activity.Silence < Interval * 4)
            {
                quietSince = clock.GetTimestamp();
                used = TimeSpan.Zero;
                continue;
            }

            var now = program.ProcessorTime();
            if (used == TimeSpan.Zero || now - used > limits.IdleProcessorTime)
            {
                (quietSince, used) = (clock.GetTimestamp(), now);
            }
            else if (clock.GetElapsedTime(quietSince) >= limits.Silence)
            {
                return Idle();
            }
        }
    }

    private Fault Late() =>
        new(
            "ENG404",
            $"The program did not end within {Seconds(limits.Timeout)} s.{Pending()}",
            $"give it more time with --timeout SECONDS (1 to 86400), now {Seconds(limits.Timeout)}."
        );

    private Fault Idle() =>
        new(
            "ENG405",
            $"The program has sent nothing and done nothing for {Seconds(limits.Silence)} s.{Pending()}",
            "look for outputs that wait on one another, or for a task that never ends."
        );

    private string Pending() => activity.Pending(registry) is { Length: > 0 } pending ? $"\n{pending}" : "";

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
}
