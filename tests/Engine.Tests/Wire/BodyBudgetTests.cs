using Engine.Wire;
using Grpc.Core;

namespace Engine.Tests.Wire;

public sealed class BodyBudgetTests
{
    private const long MiB = 1024 * 1024;
    private readonly BodyBudget _budget = new(10 * MiB);

    [Fact]
    public async Task Take_beyond_the_limit_of_unfinished_bodies_is_refused()
    {
        await _budget.TakeAsync(6 * MiB);
        await _budget.TakeAsync(4 * MiB);

        var exception = await Assert.ThrowsAsync<RpcException>(async () => await _budget.TakeAsync(1));

        Assert.Equal(
            (StatusCode.ResourceExhausted, "The program's unfinished requests need more than 10 MiB, which is the maximum."),
            (exception.StatusCode, exception.Status.Detail)
        );
    }

    [Fact]
    public async Task Take_waits_for_a_pending_answer()
    {
        await _budget.TakeAsync(6 * MiB);
        _budget.Complete();

        var next = _budget.TakeAsync(5 * MiB);
        Assert.False(next.IsCompleted);
        _budget.Release(6 * MiB, isComplete: true);

        await next;
    }

    [Fact]
    public async Task Take_that_waits_is_refused_once_no_answer_is_pending()
    {
        await _budget.TakeAsync(8 * MiB);
        await _budget.TakeAsync(MiB);
        _budget.Complete();

        var next = _budget.TakeAsync(5 * MiB);
        _budget.Release(MiB, isComplete: true);

        await Assert.ThrowsAsync<RpcException>(async () => await next);
    }

    [Fact]
    public async Task Release_of_an_unfinished_body_frees_its_bytes()
    {
        await _budget.TakeAsync(10 * MiB);
        _budget.Release(10 * MiB, isComplete: false);

        await _budget.TakeAsync(10 * MiB);
    }
}
