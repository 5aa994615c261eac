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

            if (FindFault(silence, idle) is { } fault)
            {
                return fault;
            }
        }
    }

    /// <summary>Returns the time that counts: on a loaded machine this watch is late, and so is the program.</summary>
    private static TimeSpan Counted(TimeSpan passed) => passed < Interval * 2 ? passed : Interval * 2;

    private Fault? FindFault(TimeSpan silence, TimeSpan idle) =>
        (silence < idle ? silence : idle) >= limits.Silence ? Idle()
        : silence >= limits.Busy ? Busy()
        : null;

    private Fault Late() => EngineDiagnostics.ProgramTimedOut(deadline.Timeout, Pending());

    private Fault Idle() => EngineDiagnostics.ProgramIdle(limits.Silence, Pending());

    private Fault Busy() => EngineDiagnostics.ProgramBusy(limits.Busy, limits.Timeout, Pending());

    private string Pending() => activity.Pending(registry) is { Length: > 0 } pending ? $"\n{pending}" : "";
}
