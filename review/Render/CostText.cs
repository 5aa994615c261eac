using System.Text;
using Engine.Wire;
using Review.Cost;

namespace Review.Render;

/// <summary>Estimates for a person: the sums first, then what they are made of.</summary>
internal static class CostText
{
    private const int AmountWidth = 10;

    public static string Of(IEnumerable<StackCost> costs, StackCost? before)
    {
        var text = new StringBuilder();
        foreach (var line in costs.SelectMany((cost, index) => Lines(cost, before).Prepend(index == 0 ? null : "")).OfType<string>())
        {
            // Names are the program's: a terminal and a CI system read this.
            text.Append(ProgramText.Clean(line.ReplaceLineEndings("⏎")).TrimEnd()).Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<string> Lines(StackCost cost, StackCost? before) =>
        [
            $"{cost.Project}/{cost.Stack}: {Money.Text(cost.Total)} USD a month, {Money.Text(cost.ByUsage)} of it by the usage given"
                + Change(cost.Total, before?.Total),
            "",
            .. cost.Systems.Select(system => Summary(system, before)),
            .. cost.Systems.SelectMany(Details),
            .. NotPriced(cost),
            "",
            $"Free of charge: {cost.Free.Sum(type => type.Count)} resources of {cost.Free.Length} types.",
            .. cost
                .Rates.Where(rate => rate.ReplacedBecause.Length > 0)
                .Select(rate => $"Replaced: {rate.Id} is {Money.Exact(rate.Amount)}, {rate.ReplacedBecause}"),
        ];

    private static string Summary(SystemCost system, StackCost? before)
    {
        var notes = new[]
        {
            system.Ceiling is { } ceiling ? CeilingText(system.Total, ceiling) : "",
            system.Expected is { } expected ? $"expected {Money.Text(expected.Amount)}: {expected.Note}" : "",
            system.Undecided > 0 ? $"{system.Undecided} lines depend on usage" : "",
        };
        var change = before is null
            ? ""
            : Change(system.Total, before.Systems.FirstOrDefault(other => other.Name == system.Name)?.Total ?? 0);
        var line = $"{system.Name, -20}{Money.Text(system.Total), AmountWidth}{change}";
        return $"{line}  {string.Join(" · ", notes.Where(note => note.Length > 0))}";
    }

    internal static string CeilingText(decimal total, decimal ceiling) =>
        total > ceiling
            ? $"{Money.Text(total - ceiling)} over the ceiling of {Money.Text(ceiling)}"
            : $"{Money.Text(ceiling - total)} below the ceiling of {Money.Text(ceiling)}";

    private static string Change(decimal now, decimal? before) =>
        before is not { } then ? ""
        : now >= then ? $" (+{Money.Text(now - then)})"
        : $" (-{Money.Text(then - now)})";

    private static IEnumerable<string> Details(SystemCost system)
    {
        yield return "";
        yield return system.Name;
        foreach (var resource in system.Resources.Where(resource => resource.Lines.Any()))
        {
            var name = $"  {resource.Resource.Name}  {ResourceTree.ShortType(resource.Resource.Type)}";
            var needs = resource.Needs.ToList();
            yield return resource.Lines.All(line => line.Amount is null) ? name : $"{name}  {Money.Text(resource.Total)}";
            foreach (var line in resource.Lines.Where(line => line.Amount is not null))
            {
                yield return $"    {Money.Text(line.Amount!.Value), AmountWidth}  {line.Label}: {Formula(line)}";
            }

            if (needs.Count > 0)
            {
                yield return $"    depends on usage: {string.Join(", ", needs)}";
            }
        }
    }

    private static string Formula(CostLine line)
    {
        var free = line.Free > 0 ? $" less {Money.Quantity(line.Free)} free" : "";
        return $"{Money.Quantity(line.Quantity!.Value)} {line.Rate.Unit}{free} at {Money.Exact(line.Rate.Amount)}";
    }

    private static IEnumerable<string> NotPriced(StackCost cost)
    {
        var missing = cost
            .Systems.SelectMany(system => system.Resources)
            .SelectMany(resource =>
                resource.NotPriced.Select(item =>
                    $"  {resource.Resource.Name}  {ResourceTree.ShortType(resource.Resource.Type)}: {item.Reason}"
                )
            )
            .ToList();
        return missing.Count == 0 ? [] : ["", "Not priced, and not in the sums", .. missing];
    }
}
