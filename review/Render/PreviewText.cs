using System.Globalization;
using System.Text;
using Engine.Plans;
using Review.Plans;

namespace Review.Render;

/// <summary>A plan for terminals: the summary first, then the tree, the outputs and the program's messages.</summary>
internal static class PreviewText
{
    private const string Legend =
        "Known only after deployment: [computed] is a placeholder for the real value, [unknown] has no placeholder.";

    /// <param name="plan">The plan.</param>
    /// <param name="width">The number of columns to truncate lines at; null for no truncation.</param>
    public static string Of(Plan plan, int? width)
    {
        var text = new StringBuilder();
        foreach (var line in Lines(plan))
        {
            text.Append(Fit(TerminalText.Line(line), width)).Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<string> Lines(Plan plan) =>
        [
            $"{plan.Project}/{plan.Stack}: {PlanSummary.Of(plan)}",
            .. PlanNotes.NotChecked(plan),
            "",
            .. ResourceTree.Lines(plan),
            .. Section("Outputs", Outputs(plan)),
            .. plan.Outputs.HasUnknowns ? ["", Legend] : Array.Empty<string>(),
            .. Section("Messages", PlanNotes.Messages(plan)),
        ];

    private static IEnumerable<string> Outputs(Plan plan)
    {
        var longest = plan.Outputs.Keys.Select(key => key.Length).DefaultIfEmpty().Max();
        return plan.Outputs.Select(output => $"{output.Key.PadRight(longest)}  {ValueText.Of(output.Value)}");
    }

    private static IEnumerable<string> Section(string title, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        return all.Count == 0 ? [] : ["", title, .. all.Select(line => $"  {line}")];
    }

    /// <summary>Truncates by grapheme cluster, so that no visible character is cut in half.</summary>
    private static string Fit(string line, int? width)
    {
        var letters = new StringInfo(line);
        return width is { } columns && columns > 1 && letters.LengthInTextElements > columns
            ? $"{letters.SubstringByTextElements(0, columns - 1)}…"
            : line;
    }
}
