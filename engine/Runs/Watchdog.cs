using System.Globalization;
using Engine.Diagnostics;
using Engine.Monitor;

namespace Engine.Runs;

/// <summary>Ends the wait for a program that does not end: at its time limit, or once it is idle.</summary>
internal sealed class Watchdog(RunLimits limits, RunDeadline deadline, ProgramActivity activity, Registry registry, TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    /// <param name="processorTime">The processor time that the program has used.</param>
    /// <param name="waitsForMachine">Whether the program could go on and gets neither a processor nor its data.</param>
    /// <param name="ended">Cancelled when the program has ended.</param>
    /// <returns>The fault, once there is one.</returns>
    public async Task<Fault> WatchAsync(Func<TimeSpan> processorTime, Func<bool> waitsForMachine, CancellationToken ended)
    {
        var idle = TimeSpan.Zero;
        TimeSpan? used = TimeSpan.Zero;
        while (true)
        {
            var before = clock.GetTimestamp();
            await Task.Delay(Interval, clock, ended).ConfigureAwait(false);
            idle += Counted(clock.GetElapsedTime(before));
            if (deadline.IsOver)
            {
                return Late();
            }

            var silence = activity.Silence;
            if (silence < Interval * 2)
            {
                used = null;
                continue;
            }

            var now = processorTime();
            if (used is not { } last)
            {
                // One sample does not cover the time since; on a loaded machine it may be late.
                used = now;
                continue;
            }

            if (now < last || now - last > limits.IdleProcessorTime || waitsForMachine())
            {
                (idle, used) = (TimeSpan.Zero, now);
            }

            if (Verdict(silence, idle) is { } fault)
            {
                return fault;
            }
        }
    }

    /// <summary>Where the machine is so loaded that this watch comes late, the program comes late too.</summary>
    private static TimeSpan Counted(TimeSpan passed) => passed < Interval * 2 ? passed : Interval * 2;

    private Fault? Verdict(TimeSpan silence, TimeSpan idle) =>
        (silence < idle ? silence : idle) >= limits.Silence ? Idle()
        : silence >= limits.Busy ? Busy()
        : null;

    private Fault Late() => new("ENG404", $"The program did not end within {deadline.Seconds} s.{Pending()}", deadline.Fix);

    private Fault Idle() =>
        new(
            "ENG405",
            $"The program has sent nothing and done nothing for {Seconds(limits.Silence)} s.{Pending()}",
            "look for outputs that wait on one another, or for a task that never ends."
        );

    private Fault Busy() =>
        new(
            "ENG330",
            $"The program is busy and has sent nothing for {Seconds(limits.Busy)} s.{Pending()}",
            "look for a loop that does not end, most likely in code after what it registered last. In a Node.js program, formatting a very "
                + "large error or object can take this long too, as can compiling: set 'noCheck: true' in tsconfig.json. If it only needs "
                + $"more time, raise --timeout SECONDS, now {Seconds(limits.Timeout)}; two fifths of it may pass without a message."
        );

    private string Pending() => activity.Pending(registry) is { Length: > 0 } pending ? $"\n{pending}" : "";

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
}
