using System.IO.Pipelines;

namespace Engine.Wire;

/// <summary>The body of one request, and what it holds of the budget.</summary>
internal sealed class RequestBody(BodyBudget budget)
{
    /// <summary>Bytes that a request takes before it has a body: its stream, its context, its task.</summary>
    private const int Overhead = 8 * 1024;

    private long _taken;
    private bool _isComplete;

    /// <summary>Waits for the whole body and consumes none of it, so that the library finds it complete.</summary>
    public async Task ReadAsync(PipeReader reader)
    {
        await TakeAsync(Overhead).ConfigureAwait(false);
        ReadResult read;
        while (!(read = await reader.ReadAsync().ConfigureAwait(false)).IsCompleted)
        {
            await TakeAsync(Overhead + read.Buffer.Length).ConfigureAwait(false);
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }

        await TakeAsync(Overhead + read.Buffer.Length).ConfigureAwait(false);
        reader.AdvanceTo(read.Buffer.Start);
        budget.Complete();
        _isComplete = true;
    }

    public void Release() => budget.Release(_taken, _isComplete);

    private ValueTask TakeAsync(long total)
    {
        var pending = budget.TakeAsync(total - _taken);
        if (!pending.IsCompletedSuccessfully)
        {
            return TakeLaterAsync(pending, total);
        }

        _taken = total;
        return default;
    }

    private async ValueTask TakeLaterAsync(ValueTask pending, long total)
    {
        await pending.ConfigureAwait(false);
        _taken = total;
    }
}
