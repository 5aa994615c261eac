using Engine.Diagnostics;
using Engine.Plans;
using Review.Policy.Exemptions;

namespace Review.Policy;

/// <summary>What the rules say of a stack.</summary>
internal sealed record PolicyReport
{
    public required string Project { get; init; }

    public required string Stack { get; init; }

    /// <summary>The environment whose rules it was judged by.</summary>
    public required string Environment { get; init; }

    /// <summary>Rules that hold for the environment.</summary>
    public required int Rules { get; init; }

    /// <summary>Those of them that had something to look at.</summary>
    public required int RulesUsed { get; init; }

    /// <summary>Checks that passed.</summary>
    public required int Passed { get; init; }

    /// <summary>Those of them that rest on a stand-in of the resolved pass.</summary>
    public required int PassedOnComputed { get; init; }

    /// <summary>Failed, and nobody answers for it; the gravest first.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Failed, and somebody does.</summary>
    public required IReadOnlyList<(Finding Finding, Exemption Exemption)> Exempted { get; init; }

    /// <summary>Not known before the deployment.</summary>
    public required IReadOnlyList<Finding> Undetermined { get; init; }

    /// <summary>Exemptions that ended or match nothing.</summary>
    public required IReadOnlyList<Fault> Stale { get; init; }

    /// <param name="plan">The plan.</param>
    /// <param name="stack">The plan as rules look at it.</param>
    /// <param name="environment">The environment whose rules hold.</param>
    /// <param name="rules">All rules.</param>
    /// <param name="exemptions">All exemptions.</param>
    /// <param name="today">The day that exemptions are held against.</param>
    public static PolicyReport Of(
        Plan plan,
        PolicyStack stack,
        string environment,
        IReadOnlyList<Rule> rules,
        IReadOnlyList<Exemption> exemptions,
        DateOnly today
    )
    {
        var holding = rules.Where(rule => rule.AppliesTo.Contains(environment)).ToList();
        var all = PolicyCheck.Judge(holding, stack);
        var match = new ExemptionMatch(exemptions, plan.Stack, today);
        var failed = Having(all, Verdict.Failed).ConvertAll(finding => (finding, exemption: match.Find(finding)));
        var undetermined = Having(all, Verdict.Undetermined);
        // What may turn out to be a finding keeps its exemption from being told as useless.
        undetermined.ForEach(finding => match.Find(finding));
        var passed = Having(all, Verdict.Passed);
        return new PolicyReport
        {
            Project = plan.Project,
            Stack = plan.Stack,
            Environment = environment,
            Rules = holding.Count,
            RulesUsed = all.Select(finding => finding.Rule.Id).Distinct(StringComparer.Ordinal).Count(),
            Passed = passed.Count,
            PassedOnComputed = passed.Count(finding => finding.Judgement.IsComputed),
            Findings = [.. failed.Where(judged => judged.exemption is null).Select(judged => judged.finding)],
            Exempted = [.. failed.Where(judged => judged.exemption is not null).Select(judged => (judged.finding, judged.exemption!))],
            Undetermined = undetermined,
            Stale = match.Faults(),
        };
    }

    /// <summary>Whether a finding is at least as grave as this.</summary>
    public bool IsRefusedAt(Severity severity) => Findings.Any(finding => finding.Rule.Severity <= severity);

    private static List<Finding> Having(IEnumerable<Finding> all, Verdict verdict) =>
        [.. all.Where(finding => finding.Judgement.Verdict == verdict)];
}
