using System.Text;
using Review.Cost;
using Review.Plans;

namespace Review.Render;

/// <summary>Estimates for terminals: the totals first, then the details.</summary>
internal static class CostText
{
    private const int AmountWidth = 10;

    private const int NameWidth = 20;

    public static string Of(CostResult result)
    {
        var text = new StringBuilder();
        var lines = result.Costs.SelectMany((cost, index) => Lines(cost, result.Before).Prepend(index == 0 ? null : ""));
        foreach (var line in lines.OfType<string>())
        {
            text.Append(TerminalText.Line(line)).Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<string> Lines(StackCost cost, StackCost? before) =>
        [
            $"{cost.Project}/{cost.Stack}: {Money.Text(cost.Total)} USD a month, {Money.Text(cost.ByUsage)} of it for the given usage"
                + Change(cost.Total, before?.Total),
            .. PlanNotes.NotChecked(cost.Plan),
            "",
            .. cost.Systems.SelectMany(system => Summary(system, before)),
            .. cost.Systems.Where(system => system.Resources.Any(resource => resource.Lines.Any())).SelectMany(Details),
            .. NotPriced(cost),
            "",
            $"Free of charge: {Count(cost.Free.Sum(type => type.Count), "resource")} of {Count(cost.Free.Length, "type")}.",
            .. cost
                .Rates.Where(rate => rate.ReplacedBecause.Length > 0)
                .Select(rate => $"Replaced: {rate.Id} is {Money.Exact(rate.Amount)}, {rate.ReplacedBecause}"),
            .. Messages(cost),
        ];

    private static IEnumerable<string> Messages(StackCost cost)
    {
        var lines = PlanNotes.Warnings(cost.Plan).Select(line => $"  {line}").ToList();
        return lines.Count == 0 ? [] : ["", "Messages", .. lines];
    }

    private static IEnumerable<string> Summary(SystemCost system, StackCost? before)
    {
        var then = before is null ? null : before.Systems.FirstOrDefault(other => other.Name == system.Name)?.Total ?? (decimal?)0;
        yield return $"{system.Name, -NameWidth}{Money.Text(system.Total), AmountWidth}{Change(system.Total, then)}";
        if (system.Ceiling is { } ceiling)
        {
            yield return $"  {Ceilings.Compare(system.Total, ceiling)}";
        }

        if (system.Expected is { } expected)
        {
            yield return $"  expected {Money.Text(expected.Amount)}: {expected.Note}";
        }

        if (system.Undecided > 0)
        {
            yield return $"  {Count(system.Undecided, "item")} not counted: the usage is not given";
        }
    }

    private static string Count(int count, string name) => count == 1 ? $"1 {name}" : $"{count} {name}s";

    private static string Change(decimal now, decimal? before) =>
        before is not { } then ? ""
        : now >= then ? $" (+{Money.Text(now - then)})"
        : $" (-{Money.Text(then - now)})";

    private static IEnumerable<string> Details(SystemCost system)
    {
        yield return "";
        yield return system.Name;
        foreach (var resource in system.Resources)
        {
            var lines = resource.Lines.Where(line => line.IsShown).ToList();
            if (lines.Count > 0)
            {
                yield return $"  {resource.Resource.Name}  {TypeName.Short(resource.Resource.Type)}  {Money.Text(resource.Total)}";
            }

            foreach (var line in lines)
            {
                yield return $"    {Money.Text(line.Amount!.Value), AmountWidth}  {line.Label}: {Formula(line)}";
            }
        }

        foreach (var (type, names, needs) in system.Needing)
        {
            yield return $"  depends on usage: {needs}";
            yield return $"    {TypeName.Short(type)} {string.Join(", ", names)}";
        }
    }

    private static string Formula(CostLine line)
    {
        var free = line.Free > 0 ? $" minus {Money.Quantity(line.Free)} free" : "";
        return $"{Money.Quantity(line.Quantity!.Value)} {line.Rate.Unit}{free} at {Money.Exact(line.Rate.Amount)}";
    }

    private static IEnumerable<string> NotPriced(StackCost cost)
    {
        var missing = cost
            .Systems.SelectMany(system => system.Resources)
            .SelectMany(resource =>
                resource.NotPriced.Select(item => $"  {resource.Resource.Name}  {TypeName.Short(resource.Resource.Type)}: {item.Reason}")
            )
            .ToList();
        return missing.Count == 0 ? [] : ["", "Not priced and not in the totals", .. missing];
    }
}
