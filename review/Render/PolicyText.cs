using System.Globalization;
using System.Text;
using Review.Plans;
using Review.Policy;

namespace Review.Render;

/// <summary>A policy report for terminals: the summary, findings by severity, what is exempted or unknown, and the refusal.</summary>
internal static class PolicyText
{
    private const int DefaultWidth = 80;

    /// <param name="result">The result of the check.</param>
    /// <param name="width">The number of columns to wrap lines at; null for 80.</param>
    public static string Of(CheckResult result, int? width)
    {
        var text = new StringBuilder();
        foreach (var line in Lines(result).SelectMany(line => Wrap(line, Math.Max(WrappedText.MinimumWidth, width ?? DefaultWidth))))
        {
            text.Append(line).Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<string> Lines(CheckResult result) =>
        [.. Lines(result.Report), .. result.Faults.SelectMany(fault => new[] { "", $"Refused: {fault.Message}" })];

    private static IEnumerable<string> Lines(PolicyReport report) =>
        [
            $"{report.Project}/{report.Stack}: {Summary(report)}",
            Coverage(report),
            .. PlanNotes.NotChecked(report.Plan),
            .. report
                .Findings.GroupBy(finding => finding.Rule.Severity)
                .SelectMany(group => Section(Name(group.Key), group.GroupBy(finding => finding.Rule).SelectMany(Findings))),
            .. Section("Undetermined: known only after deployment", Undetermined(report)),
            .. Section("Exempted", Exempted(report)),
            .. Section("Exemptions to review", report.Stale.SelectMany(fault => fault.ToString().Split('\n'))),
            .. Section("Messages", PlanNotes.Warnings(report.Plan)),
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
            $"{report.Rules} rules for {report.Environment ?? "all environments"}, {report.RulesUsed} of them used · "
                + $"{report.Passed} checks passed, "
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
            $"  fix: {findings.Key.Remedy}",
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

    private static string Hint(string path) =>
        path == Subject.OperationPath.ToString() ? "the operation, which --base can determine" : path;

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

    /// <summary>Indents continuation lines by two more columns than the line itself.</summary>
    private static IEnumerable<string> Wrap(string line, int width)
    {
        var clean = TerminalText.Line(line);
        return WrappedText.Lines(clean, width, new string(' ', clean.Length - clean.TrimStart(' ').Length + 2));
    }
}
