using System.Collections.Concurrent;

namespace Pulumi;

/// <summary>Waits for everything a program has begun, and turns what failed into errors the engine shows.</summary>
internal sealed class Runner(IEngineLog log)
{
    /// <summary>Exit code for a failure the engine has been told of: a host adds nothing to it.</summary>
    public const int Failed = 32;

    /// <summary>How long after a first failure others may follow, so that all of them are told at once.</summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(1);

    private readonly ConcurrentQueue<Exception> _failures = new();
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _inFlight = 1;

    public void Track(Task task)
    {
        if (task.IsCompletedSuccessfully)
        {
            return;
        }

        Interlocked.Increment(ref _inFlight);
        task.ContinueWith(Ended, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <returns>0, 1 when errors were logged, or <see cref="Failed"/>.</returns>
    public async Task<int> RunAsync(Action start)
    {
        try
        {
            start();
        }
        catch (Exception exception)
        {
            Fail(exception);
        }

        Release();
        if (await Task.WhenAny(_idle.Task, _failed.Task).ConfigureAwait(false) == _failed.Task)
        {
            await Task.WhenAny(_idle.Task, Task.Delay(Aftermath)).ConfigureAwait(false);
        }

        if (_failures.IsEmpty)
        {
            return log.HasErrors ? 1 : 0;
        }

        foreach (var (message, resource) in FailureReport.Of(_failures))
        {
            await log.WriteAsync(LogSeverity.Error, message, resource).ConfigureAwait(false);
        }

        return Failed;
    }

    private void Ended(Task task)
    {
        if (task.Exception is { } exception)
        {
            foreach (var inner in exception.Flatten().InnerExceptions)
            {
                Fail(inner);
            }
        }

        Release();
    }

    private void Fail(Exception exception)
    {
        _failures.Enqueue(exception);
        _failed.TrySetResult();
    }

    private void Release()
    {
        if (Interlocked.Decrement(ref _inFlight) == 0)
        {
            _idle.TrySetResult();
        }
    }
}
