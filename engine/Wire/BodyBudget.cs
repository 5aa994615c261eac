using System.Globalization;
using Grpc.Core;

namespace Engine.Wire;

/// <summary>
/// The memory limit of all request bodies together. A request that exceeds it waits for pending answers; if nothing is pending, unfinished
/// bodies alone fill the memory, and the request is rejected.
/// </summary>
/// <param name="limit">Bytes.</param>
internal sealed class BodyBudget(long limit)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _released;
    private long _held;
    private int _complete;

    /// <summary>Reserves bytes for a body that is being read.</summary>
    /// <exception cref="RpcException">The unfinished bodies use all the memory.</exception>
    public ValueTask TakeAsync(long bytes) => Wait(bytes) is { } released ? TakeLaterAsync(released, bytes) : default;

    /// <summary>Records that a body is complete: it is answered without waiting for any other.</summary>
    public void Complete()
    {
        lock (_lock)
        {
            _complete++;
        }
    }

    /// <summary>Releases the bytes of a body.</summary>
    public void Release(long bytes, bool isComplete)
    {
        TaskCompletionSource? released;
        lock (_lock)
        {
            _held -= bytes;
            _complete -= isComplete ? 1 : 0;
            (released, _released) = (_released, null);
        }

        released?.SetResult();
    }

    private async ValueTask TakeLaterAsync(Task released, long bytes)
    {
        var next = released;
        while (next is not null)
        {
            await next.ConfigureAwait(false);
            next = Wait(bytes);
        }
    }

    /// <returns>The task to wait for; null once the bytes are reserved.</returns>
    private Task? Wait(long bytes)
    {
        lock (_lock)
        {
            if (_held + bytes <= limit)
            {
                _held += bytes;
                return null;
            }

            return _complete > 0
                ? (_released ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task
                : throw new RpcException(
                    new Status(
                        StatusCode.ResourceExhausted,
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"The program's unfinished requests need more than {limit / (1024 * 1024):#,0} MiB, which is the maximum."
                        )
                    )
                );
        }
    }
}
