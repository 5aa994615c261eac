using System.Collections.Concurrent;

namespace Pulumi;

/// <summary>Waits for everything a program has begun, and turns what failed into errors the engine shows.</summary>
internal sealed class Runner(IEngineLog log)
{
    /// <summary>Exit code for a failure the engine has been told of: a host adds nothing to it.</summary>
    public const int Failed = 32;

    /// <summary>How long after a first failure others may follow, so that all of them are told at once.</summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(1);

    private readonly ConcurrentQueue<Failure> _failures = new();
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _inFlight = 1;

    /// <param name="task">What the run waits for.</param>
    /// <param name="resource">The resource whose registration it is.</param>
    public void Track(Task task, Resource? resource = null)
    {
        if (task.IsCompletedSuccessfully)
        {
            return;
        }

        Interlocked.Increment(ref _inFlight);
        task.ContinueWith(
            ended => Ended(ended, resource),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
    }

    /// <param name="start">The program.</param>
    /// <param name="report">Makes the errors of what failed.</param>
    /// <returns>0, 1 when errors were logged, or <see cref="Failed"/>.</returns>
    public async Task<int> RunAsync(Action start, Func<IEnumerable<Failure>, IEnumerable<(string Message, Resource? Resource)>> report)
    {
        try
        {
            start();
        }
        catch (Exception exception)
        {
            Fail(exception, null);
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

        foreach (var (message, resource) in report(_failures))
        {
            await log.WriteAsync(LogSeverity.Error, message, resource).ConfigureAwait(false);
        }

        return Failed;
    }

    private void Ended(Task task, Resource? resource)
    {
        foreach (var inner in task.Exception?.InnerExceptions ?? Enumerable.Empty<Exception>())
        {
            Fail(inner, resource);
        }

        Release();
    }

    private void Fail(Exception exception, Resource? resource)
    {
        _failures.Enqueue(new Failure(exception, resource));
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

/// <summary>What failed, and the resource whose registration it failed.</summary>
internal readonly record struct Failure(Exception Exception, Resource? Resource);
