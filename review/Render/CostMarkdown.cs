using System.Globalization;
using System.Text;
using Review.Cost;
using Review.Cost.Usage;
using Review.Plans;

namespace Review.Render;

/// <summary>Estimates as a Markdown document: the cost of each system in each stack, its items, the rates and their sources.</summary>
internal static class CostMarkdown
{
    private const string Intro = """
        # Monthly cost

        Estimates in USD a month before tax, from the plans, `usage.yaml` and the rates below. Generated; a test fails when it is out of
        date:

        ```
        dotnet run --project review -- cost COMMAND --markdown > docs/cost.md
        ```

        """;

    private const string Method = """

        ## Method
        - A month has 730 hours. Each item is rounded to the cent, half away from zero, and totals add the rounded amounts.
        - Quantities that a plan does not contain come from `usage.yaml`. They are assumptions until a bill replaces them. An item whose
          usage is not given "depends on usage" and is not in any total.
        - A free allowance per project is subtracted once for each stack, because each stack has its own project. An allowance per billing
          account or account is not subtracted, because other stacks use it too. So the estimates are slightly too high.
        - Where sources disagree, the higher rate is used. `rates` in `usage.yaml` replaces a rate, with the reason.
        - Rates apply to europe-west1. A resource elsewhere, or with a shape that has no rate, is listed as not priced.
        - Rates that were not checked for 180 days cause a warning.
        """;

    public static string Of(CostResult result) => Of(result.Costs);

    private static string Of(IReadOnlyList<StackCost> costs) =>
        Text([
            .. Intro.Replace("COMMAND", string.Join(' ', costs.Select(cost => cost.Stack)), StringComparison.Ordinal).Split('\n'),
            .. Summary(costs),
            .. costs.SelectMany(Details),
            .. Method.Split('\n'),
            .. Free(costs),
            .. Usage(),
            .. Rates(costs),
        ]);

    private static IEnumerable<string> Summary(IReadOnlyList<StackCost> costs)
    {
        var systems = costs.SelectMany(cost => cost.Systems.Select(system => system.Name)).Distinct().Order(StringComparer.Ordinal);
        return
        [
            Row(["system", .. costs.Select(cost => MarkdownText.Of(cost.Stack))]),
            Row(["---", .. costs.Select(_ => "---:")]),
            .. systems.Select(name =>
                Row([MarkdownText.Of(name), .. costs.Select(cost => Find(cost, name) is { } system ? Money.Text(system.Total) : "")])
            ),
            Row(["**all**", .. costs.Select(cost => $"**{Money.Text(cost.Total)}**")]),
            "",
            .. costs.SelectMany(cost => cost.Systems.SelectMany(system => Comparisons(cost.Stack, system))),
        ];
    }

    private static IEnumerable<string> Comparisons(string stack, SystemCost system)
    {
        var where = $"- {MarkdownText.Of(system.Name)} in {MarkdownText.Of(stack)}";
        if (system.Ceiling is { } ceiling)
        {
            yield return $"{where}: {Ceilings.Compare(system.Total, ceiling)}.";
        }

        if (system.Expected is { } expected)
        {
            yield return $"{where}: {Money.Text(system.Total)}, {Money.Text(expected.Amount)} expected: {MarkdownText.Of(expected.Note)}";
        }
    }

    private static SystemCost? Find(StackCost cost, string name) => cost.Systems.FirstOrDefault(system => system.Name == name);

    private static IEnumerable<string> Details(StackCost cost) =>
        ["", $"## {MarkdownText.Of(cost.Stack)}", .. Notes(cost), .. cost.Systems.SelectMany(Details)];

    /// <summary>Returns a list whose items are the notes; further lines of a note are a list inside it.</summary>
    private static IEnumerable<string> Notes(StackCost cost)
    {
        var lines = PlanNotes.NotChecked(cost.Plan).Concat(PlanNotes.Warnings(cost.Plan)).ToList();
        return lines.Count == 0
            ? []
            : ["", .. lines.Select(line => $"{(line.StartsWith(' ') ? "  " : "")}- {MarkdownText.Of(line.TrimStart(' '))}")];
    }

    private static IEnumerable<string> Details(SystemCost system)
    {
        var rows = system
            .Resources.SelectMany(resource => resource.Lines.Where(line => line.IsShown).Select(line => Row(resource, line)))
            .ToList();
        var needing = system.Needing.ToList();
        var missing = system.Resources.SelectMany(resource => resource.NotPriced.Select(item => (resource, item))).ToList();
        return
        [
            "",
            $"### {MarkdownText.Of(system.Name)}: {Money.Text(system.Total)}, {Money.Text(system.ByUsage)} of it for the given usage",
            "",
            .. rows.Count == 0
                ? ["Everything is free of charge."]
                : new[] { Row(["resource", "item", "quantity", "rate", "USD"]), Row(["---", "---", "---:", "---", "---:"]) },
            .. rows,
            .. needing.Count == 0 ? Array.Empty<string>() : ["", "Depends on usage that is not given:", ""],
            .. needing.Select(group =>
                $"- {group.Needs}: {MarkdownText.Of(TypeName.Short(group.Type))} " + string.Join(", ", group.Names.Select(MarkdownText.Of))
            ),
            .. missing.Count == 0 ? Array.Empty<string>() : ["", "Not priced:", ""],
            .. missing.Select(entry => $"- {Of(entry.resource)}: {MarkdownText.Of(entry.item.Reason)}"),
        ];
    }

    private static string Row(ResourceCost resource, CostLine line) =>
        Row([
            Of(resource),
            MarkdownText.Of(line.ByUsage ? $"{line.Label}, by usage" : line.Label),
            Quantity(line),
            line.Rate.Id,
            Money.Text(line.Amount!.Value),
        ]);

    private static string Of(ResourceCost cost) =>
        $"{MarkdownText.Of(cost.Resource.Name)} ({MarkdownText.Of(TypeName.Short(cost.Resource.Type))})";

    private static string Quantity(CostLine line) =>
        line.Free > 0
            ? $"{Money.Quantity(line.Quantity!.Value)} minus {Money.Quantity(line.Free)} free"
            : Money.Quantity(line.Quantity!.Value);

    private static IEnumerable<string> Free(IReadOnlyList<StackCost> costs) =>
        [
            "",
            "## Types that are free of charge",
            "",
            Row(["type", "reason"]),
            Row(["---", "---"]),
            .. costs
                .SelectMany(cost => cost.Free)
                .Select(type => type.Type)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(type => Row([MarkdownText.Of(type), FreeTypes.Reason(type)!])),
        ];

    private static IEnumerable<string> Usage() =>
        [
            "",
            "## Quantities in usage.yaml",
            "",
            "Monthly quantities of a resource. Each resource has those that its price depends on; the estimate lists the missing ones.",
            "",
            Row(["quantity", "meaning", "default"]),
            Row(["---", "---", "---"]),
            .. Quantities.All.Select(quantity =>
                Row([quantity.Name, quantity.Meaning, quantity.Default is { } number ? Money.Exact(number) : "depends on usage"])
            ),
        ];

    private static IEnumerable<string> Rates(IReadOnlyList<StackCost> costs) =>
        [
            "",
            "## Rates",
            "",
            "Trust: *published*: read from a stored copy of the vendor's own page; *copied*: from a third party's copy of it; *derived*:",
            "computed from other published prices; *assumed*: equal to another region's; *conflicting*: sources disagree, and the higher",
            "one is used.",
            "",
            Row(["rate", "USD", "unit", "region", "free each month", "checked", "trust", "source and note"]),
            Row(["---", "---:", "---", "---", "---", "---", "---", "---"]),
            .. costs
                .SelectMany(cost => cost.Rates)
                .DistinctBy(rate => rate.Id)
                .OrderBy(rate => rate.Id, StringComparer.Ordinal)
                .Select(rate =>
                    Row([
                        rate.Id,
                        rate.ReplacedBecause.Length > 0
                            ? $"{Money.Exact(rate.Amount)} (replaced: {MarkdownText.Of(rate.ReplacedBecause)})"
                            : Money.Exact(rate.Amount),
                        rate.Unit,
                        rate.Region,
                        rate.Free is { } free ? $"{Money.Quantity(free.Amount)} per {free.Per}" : "",
                        rate.Read.ToString("O", CultureInfo.InvariantCulture),
                        rate.TrustName,
                        $"{rate.Source} {rate.Note}".TrimEnd(),
                    ])
                ),
        ];

    /// <summary>Formats a row of Markdown cells; strings that do not come from this tool are escaped.</summary>
    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static string Text(IEnumerable<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            text.Append(line.TrimEnd()).Append('\n');
        }

        return text.ToString();
    }
}
