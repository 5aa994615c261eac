using System.Globalization;
using Engine.Diagnostics;
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

    /// <returns>REV322 for each system with a ceiling whose total leaves lines out because their usage is not given.</returns>
    public static IEnumerable<Fault> Warnings(StackCost cost) =>
        from system in cost.Systems
        where system.Ceiling is not null && system.Undecided > 0
        select new Fault(
            "REV322",
            string.Create(
                CultureInfo.InvariantCulture,
                $"warning: the ceiling of '{system.Name}' in {cost.Stack} is compared without "
                    + $"{system.Undecided} line{(system.Undecided == 1 ? "" : "s")} whose usage is not given."
            ),
            $"give the quantities under usage.{cost.Stack}.{system.Name} in usage.yaml; 0 is a quantity."
        );

    private static IEnumerable<Fault> Implausible(StackCost cost) =>
        from resource in cost.Systems.SelectMany(system => system.Resources)
        from item in resource.NotPriced
        where item.IsImplausible
        select new Fault(
            "REV320",
            $"'{resource.Resource.Name}' ({TypeName.Short(resource.Resource.Type)}) in {cost.Stack} cannot be priced: " + $"{item.Reason}.",
            "correct the input in the program or its settings.",
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
            yield return new Fault(
                "REV304",
                $"'{system.Name}' in {stack} costs {Money.Text(system.Total)} USD a month, {Money.Text(system.Total - ceiling)} over its "
                    + $"ceiling of {Money.Text(ceiling)}.",
                $"reduce what costs most, or have ceilings.{stack}.{system.Name} in usage.yaml raised by its owner."
            );
        }

        var unpriced = system.Unpriced.ToList();
        if (unpriced.Count > 0)
        {
            yield return new Fault(
                "REV321",
                $"'{system.Name}' in {stack} has a ceiling of {Money.Text(ceiling)} USD a month, and {Count(unpriced.Count)} no price: "
                    + $"{Names(unpriced)}.",
                $"add a rate, or accept each by name or type under unpriced.{stack}.{system.Name} in usage.yaml, with a reason."
            );
        }
    }

    private static string Count(int count) =>
        count == 1 ? "1 of its resources has" : string.Create(CultureInfo.InvariantCulture, $"{count} of its resources have");

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
