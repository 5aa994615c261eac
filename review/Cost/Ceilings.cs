using System.Globalization;
using Engine.Diagnostics;
using Review.Diagnostics;
using Review.Plans;

namespace Review.Cost;

/// <summary>
/// The reasons an estimate is refused: quantities that cannot exist, ceilings exceeded, ceilings that cannot be confirmed.
/// </summary>
internal static class Ceilings
{
    /// <summary>Resources named in one message; the table of the estimate lists them all.</summary>
    private const int MaximumNamed = 10;

    /// <returns>REV320 for each implausible quantity, REV304 and REV321 for each system with a ceiling.</returns>
    public static IReadOnlyList<Fault> Refusals(StackCost cost) =>
        [.. Implausible(cost), .. cost.Systems.SelectMany(system => OfSystem(cost.Stack, system))];

    /// <returns>REV322 for each system with a ceiling whose total leaves items out because their usage is not given.</returns>
    public static IEnumerable<Fault> Warnings(StackCost cost) =>
        from system in cost.Systems
        where system.Ceiling is not null && system.Undecided > 0
        select ReviewDiagnostics.CeilingWithoutUsage(system.Name, cost.Stack, system.Undecided);

    /// <summary>Compares a cost with a ceiling.</summary>
    public static string Compare(decimal total, decimal ceiling) =>
        total > ceiling
            ? $"{Money.Text(total - ceiling)} over the ceiling of {Money.Text(ceiling)}"
            : $"{Money.Text(ceiling - total)} below the ceiling of {Money.Text(ceiling)}";

    private static IEnumerable<Fault> Implausible(StackCost cost) =>
        from resource in cost.Systems.SelectMany(system => system.Resources)
        from item in resource.NotPriced
        where item.IsImplausible
        select ReviewDiagnostics.ImplausibleInput(
            resource.Resource.Name,
            TypeName.Short(resource.Resource.Type),
            cost.Stack,
            item.Reason,
            resource.Resource.Urn
        );

    private static IEnumerable<Fault> OfSystem(string stack, SystemCost system)
    {
        if (system.Ceiling is not { } ceiling)
        {
            yield break;
        }

        if (system.IsOverCeiling)
        {
            yield return ReviewDiagnostics.CeilingExceeded(
                system.Name,
                stack,
                Money.Text(system.Total),
                Money.Text(system.Total - ceiling),
                Money.Text(ceiling)
            );
        }

        var unpriced = system.Unpriced.ToList();
        if (unpriced.Count > 0)
        {
            yield return ReviewDiagnostics.CeilingNotConfirmed(system.Name, stack, Money.Text(ceiling), unpriced.Count, Names(unpriced));
        }
    }

    private static string Names(List<ResourceCost> unpriced)
    {
        var named = unpriced
            .Take(MaximumNamed)
            .Select(cost => $"'{cost.Resource.Name}' ({TypeName.Short(cost.Resource.Type)}: {cost.NotPriced.First().Reason})");
        var rest =
            unpriced.Count > MaximumNamed ? string.Create(CultureInfo.InvariantCulture, $" and {unpriced.Count - MaximumNamed} more") : "";
        return string.Join("; ", named) + rest;
    }
}
