using Engine.Diagnostics;

namespace Review.Cost;

/// <summary>What a system may cost, against what it does.</summary>
internal static class Ceilings
{
    /// <returns>REV304 for each system over its ceiling.</returns>
    public static IReadOnlyList<Fault> Exceeded(StackCost cost) =>
        [
            .. cost
                .Systems.Where(system => system.IsOverCeiling)
                .Select(system => new Fault(
                    "REV304",
                    $"{system.Name} in {cost.Stack} costs {Money.Text(system.Total)} USD a month; its ceiling is "
                        + $"{Money.Text(system.Ceiling!.Value)}, {Money.Text(system.Total - system.Ceiling.Value)} less.",
                    $"make what costs most smaller, or raise ceilings.{cost.Stack}.{system.Name} in usage.yaml with whoever pays."
                )),
        ];
}
