using Engine.Diagnostics;

namespace Engine.Runs;

/// <summary>The time limit of a whole command, including reading, waiting for others, building and running.</summary>
public sealed class RunDeadline(TimeSpan timeout, TimeProvider clock)
{
    /// <summary>The time for cleaning up after a cancellation; an operation that still hangs is abandoned.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly long _start = clock.GetTimestamp();

    /// <summary>The remaining time, never negative.</summary>
    public TimeSpan Remaining => timeout - clock.GetElapsedTime(_start) is { Ticks: > 0 } left ? left : TimeSpan.Zero;

    /// <summary>Whether the time has elapsed.</summary>
    public bool IsOver => Remaining == TimeSpan.Zero;

    /// <summary>The time limit.</summary>
    public TimeSpan Timeout => timeout;

    /// <summary>Runs a blocking operation, such as reading a file, for at most the remaining time.</summary>
    /// <param name="doing">The operation's name in the message, "reading the settings".</param>
    /// <param name="action">The operation; it continues in the background if the time elapses.</param>
    /// <param name="cancellation">Cancels the wait.</param>
    /// <exception cref="FaultException">ENG322: the time has elapsed.</exception>
    public Task<T> WithinAsync<T>(string doing, Func<T> action, CancellationToken cancellation) =>
        WithinAsync(doing, ended => Task.Run(action, CancellationToken.None).WaitAsync(ended), cancellation);

    /// <summary>Runs an operation for at most the remaining time, then cancels it.</summary>
    /// <param name="doing">The operation's name in the message, "building Infra.csproj".</param>
    /// <param name="action">The operation.</param>
    /// <param name="cancellation">Cancels it earlier.</param>
    /// <exception cref="FaultException">ENG322: the time has elapsed.</exception>
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
            throw new FaultException(EngineDiagnostics.TimeExpired(timeout, doing));
        }
    }
}
