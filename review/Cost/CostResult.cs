using Engine.Diagnostics;

namespace Review.Cost;

/// <summary>The estimates of one or more stacks.</summary>
/// <param name="Costs">The estimates, in the order of the command line.</param>
/// <param name="Before">The estimate of an earlier plan of the only stack; null without such a plan.</param>
internal sealed record CostResult(IReadOnlyList<StackCost> Costs, StackCost? Before)
{
    /// <summary>Why the estimates are refused; empty if they are not.</summary>
    public IReadOnlyList<Fault> Faults { get; } = [.. Costs.SelectMany(Ceilings.Refusals)];
}
