using System.Globalization;
using Engine.Diagnostics;

namespace Engine.Runs;

/// <summary>The time that a command may take for everything it does: reading, waiting for others, building and running.</summary>
public sealed class RunDeadline(TimeSpan timeout, TimeProvider clock)
{
    /// <summary>How long what is being ended may take to clean up; what hangs is left alone then.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly long _start = clock.GetTimestamp();

    /// <summary>What is left of it, never below zero.</summary>
    public TimeSpan Remaining => timeout - clock.GetElapsedTime(_start) is { Ticks: > 0 } left ? left : TimeSpan.Zero;

    /// <summary>Whether it is over.</summary>
    public bool IsOver => Remaining == TimeSpan.Zero;

    /// <summary>The time as messages show it, in seconds.</summary>
    public string Seconds => timeout.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>The fix for every message about it.</summary>
    public string Fix => $"give it more time with --timeout SECONDS (1 to 86400), now {Seconds}.";

    /// <summary>Does something that blocks, such as reading a file, for at most the time that is left.</summary>
    /// <param name="doing">What the message says is being done, "reading the settings".</param>
    /// <param name="action">What is done; it goes on in the background if the time is over.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="FaultException">ENG322: the time is over.</exception>
    public Task<T> WithinAsync<T>(string doing, Func<T> action, CancellationToken cancellation) =>
        WithinAsync(doing, ended => Task.Run(action, CancellationToken.None).WaitAsync(ended), cancellation);

    /// <summary>Does something for at most the time that is left, and ends it then.</summary>
    /// <param name="doing">What the message says is being done, "building Infra.csproj".</param>
    /// <param name="action">What is done.</param>
    /// <param name="cancellation">Ends it earlier.</param>
    /// <exception cref="FaultException">ENG322: the time is over.</exception>
    public async Task<T> WithinAsync<T>(string doing, Func<CancellationToken, Task<T>> action, CancellationToken cancellation)
    {
        using var over = new CancellationTokenSource(Remaining, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, over.Token);
        using var late = new CancellationTokenSource(Remaining + Grace, clock);
        try
        {
            return await Task.Run(() => action(either.Token), CancellationToken.None).WaitAsync(late.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new FaultException(ExitCode.TimedOut, new Fault("ENG322", $"The time of {Seconds} s was over while {doing}.", Fix));
        }
    }
}
