using System.Collections.Concurrent;

namespace Pulumi;

/// <summary>Waits for all tasks that a program has started, and reports failures to the engine.</summary>
internal sealed class Runner(IEngineLog log)
{
    /// <summary>The exit code for a failure that has already been reported to the engine, so that the host adds no message.</summary>
    public const int Failed = 32;

    /// <summary>The time after the first failure during which others are awaited, so that all are reported together.</summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(1);

    private readonly ConcurrentQueue<Failure> _failures = new();
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _inFlight = 1;

    /// <param name="task">The task that the run waits for.</param>
    /// <param name="resource">The resource that the task registers.</param>
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
    /// <param name="report">Converts failures to error messages.</param>
    /// <returns>0, 1 if errors were logged, or <see cref="Failed"/>.</returns>
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

/// <summary>A failure, and the resource whose registration failed.</summary>
internal readonly record struct Failure(Exception Exception, Resource? Resource);
