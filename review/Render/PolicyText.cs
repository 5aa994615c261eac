using System.Globalization;
using System.Text;
using Review.Plans;
using Review.Policy;

namespace Review.Render;

/// <summary>A policy report for terminals: the summary, then findings by severity, then exemptions and undetermined values.</summary>
internal static class PolicyText
{
    private const int DefaultWidth = 80;

    /// <summary>The minimum width in columns; below it, each line would contain only one word.</summary>
    private const int LeastWidth = 40;

    /// <param name="report">The policy report.</param>
    /// <param name="failOn">The lowest severity that is refused.</param>
    /// <param name="width">The number of columns to wrap lines at; null for 80.</param>
    public static string Of(PolicyReport report, Severity failOn, int? width)
    {
        var text = new StringBuilder();
        foreach (var line in Lines(report, failOn).SelectMany(line => Fold(line, Math.Max(LeastWidth, width ?? DefaultWidth))))
        {
            text.Append(line).Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<string> Lines(PolicyReport report, Severity failOn) =>
        [
            $"{report.Project}/{report.Stack}: {Summary(report)}",
            Coverage(report),
            .. PlanNotes.NotChecked(report.Plan),
            .. report
                .Findings.GroupBy(finding => finding.Rule.Severity)
                .SelectMany(group => Section(Name(group.Key), group.GroupBy(finding => finding.Rule).SelectMany(Findings))),
            .. Section("Undetermined: not known before a deployment", Undetermined(report)),
            .. Section("Exempted", Exempted(report)),
            .. Section("Exemptions to look at", report.Stale.SelectMany(fault => fault.ToString().Split('\n'))),
            .. Section("Messages", PlanNotes.Warnings(report.Plan)),
            .. report.IsRefusedAt(failOn) ? ["", $"Refused: a finding is {Name(failOn)} or graver."] : Array.Empty<string>(),
        ];

    private static string Summary(PolicyReport report)
    {
        var severities = report
            .Findings.GroupBy(finding => finding.Rule.Severity)
            .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {Name(group.Key)}"));
        var findings = report.Findings.Count switch
        {
            0 => "no finding",
            1 => $"1 finding ({severities.Single()})",
            var count => string.Create(CultureInfo.InvariantCulture, $"{count} findings ({string.Join(", ", severities)})"),
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{findings} · {report.Exempted.Count} exempted · {report.Undetermined.Count} undetermined"
        );
    }

    private static string Coverage(PolicyReport report) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Rules} rules for {report.Environment}, {report.RulesUsed} with something to look at · {report.Passed} checks passed, "
                + $"{report.PassedOnComputed} of them on computed values"
        );

    private static IEnumerable<string> Findings(IGrouping<Rule, Finding> findings)
    {
        var expected = findings.Select(finding => finding.Judgement.Expected).Distinct(StringComparer.Ordinal).ToList();
        return
        [
            $"{findings.Key.Id}  {findings.Key.Title}",
            .. findings.GroupBy(finding => finding.Subject).SelectMany(group => Findings(group, expected.Count > 1)),
            .. expected is [var only] ? [$"  expected: {only}"] : Array.Empty<string>(),
            $"  fix: {findings.Key.Fix}",
            $"  source: {string.Join(", ", findings.Key.Sources)}",
        ];
    }

    private static IEnumerable<string> Findings(IGrouping<Subject, Finding> findings, bool withExpected) =>
        findings
            .Select(finding => finding.Judgement)
            .SelectMany(judgement =>
                new[]
                {
                    $"    {judgement.Path}: {judgement.Value}{(judgement.IsComputed ? " [computed]" : "")}",
                    $"      expected: {judgement.Expected}",
                }.Take(withExpected ? 2 : 1)
            )
            .Prepend($"  {findings.Key.Resource.Name}  {TypeName.Short(findings.Key.Resource.Type)}");

    private static IEnumerable<string> Undetermined(PolicyReport report) =>
        report
            .Undetermined.GroupBy(finding => finding.Rule)
            .SelectMany(rule =>
                rule.GroupBy(finding => finding.Judgement.Path)
                    .Select(path => $"  {Hint(path.Key)}: {string.Join(", ", path.Select(finding => finding.Subject.Resource.Name))}")
                    .Prepend($"{rule.Key.Id}  {rule.Key.Title}")
            );

    private static string Hint(string path) => path == Subject.OperationPath.ToString() ? "what happens, which --base tells of most" : path;

    private static IEnumerable<string> Exempted(PolicyReport report) =>
        report
            .Exempted.GroupBy(exempted => (exempted.Finding.Rule, exempted.Exemption))
            .SelectMany(group =>
                new[]
                {
                    $"{group.Key.Rule.Id}  {group.Key.Rule.Title}",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"  {Name(group.Key.Rule.Severity)} · {group.Key.Exemption.Owner} · until {group.Key.Exemption.Expires:yyyy-MM-dd}"
                    ),
                    $"  {group.Key.Exemption.Reason}",
                    $"  for: {string.Join(", ", group.Select(exempted => exempted.Finding.Subject.Resource.Name).Distinct())}",
                }
            );

    private static string Name(Severity severity) => severity.ToString().ToLowerInvariant();

    private static IEnumerable<string> Section(string title, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        return all.Count == 0 ? [] : ["", title, .. all.Select(line => $"  {line}")];
    }

    /// <summary>Wraps a line between words and indents the continuation by two columns. A word that is too long stays whole.</summary>
    private static IEnumerable<string> Fold(string line, int width)
    {
        var clean = TerminalText.Line(line);
        var indent = new string(' ', clean.Length - clean.TrimStart(' ').Length + 2);
        var current = "";
        foreach (var word in clean.TrimStart(' ').Split(' '))
        {
            var start = current.Length == 0 ? indent[2..] + word : $"{current} {word}";
            if (current.Length > 0 && new StringInfo(start).LengthInTextElements > width)
            {
                yield return current.TrimEnd(' ');
                start = indent + word;
            }

            current = start;
        }

        yield return current;
    }
}
