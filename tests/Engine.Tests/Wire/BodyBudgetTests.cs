using Engine.Wire;
using Grpc.Core;

namespace Engine.Tests.Wire;

public sealed class BodyBudgetTests
{
    private const long MiB = 1024 * 1024;
    private readonly BodyBudget _budget = new(10 * MiB);

    [Fact]
    public async Task Take_of_more_than_unfinished_bodies_may_hold_is_refused()
    {
        await _budget.TakeAsync(6 * MiB);
        await _budget.TakeAsync(4 * MiB);

        var exception = await Assert.ThrowsAsync<RpcException>(async () => await _budget.TakeAsync(1));

        Assert.Equal(
            (StatusCode.ResourceExhausted, "The program's unfinished requests hold 10 MiB, the most that is allowed."),
            (exception.StatusCode, exception.Status.Detail)
        );
    }

    [Fact]
    public async Task Take_waits_for_the_answer_that_is_being_made()
    {
        await _budget.TakeAsync(6 * MiB);
        _budget.Complete();

        var next = _budget.TakeAsync(5 * MiB);
        Assert.False(next.IsCompleted);
        _budget.Release(6 * MiB, isComplete: true);

        await next;
    }

    [Fact]
    public async Task Take_that_waits_is_refused_once_no_answer_can_make_room()
    {
        await _budget.TakeAsync(8 * MiB);
        await _budget.TakeAsync(MiB);
        _budget.Complete();

        var next = _budget.TakeAsync(5 * MiB);
        _budget.Release(MiB, isComplete: true);

        await Assert.ThrowsAsync<RpcException>(async () => await next);
    }

    [Fact]
    public async Task Release_of_a_body_that_was_never_finished_makes_room()
    {
        await _budget.TakeAsync(10 * MiB);
        _budget.Release(10 * MiB, isComplete: false);

        await _budget.TakeAsync(10 * MiB);
    }
}
