using Engine.Diagnostics;
using Engine.Plans;
using Review.Policy.Exemptions;

namespace Review.Policy;

/// <summary>The result of a policy check of one stack.</summary>
internal sealed record PolicyReport
{
    public required string Project { get; init; }

    public required string Stack { get; init; }

    /// <summary>The plan that was checked.</summary>
    public required Plan Plan { get; init; }

    /// <summary>The environment whose rules were applied; null if only the rules of all environments were.</summary>
    public required string? Environment { get; init; }

    /// <summary>The number of rules that apply to the environment.</summary>
    public required int Rules { get; init; }

    /// <summary>The number of those rules that had something to check.</summary>
    public required int RulesUsed { get; init; }

    /// <summary>The number of checks that passed.</summary>
    public required int Passed { get; init; }

    /// <summary>The number of passed checks that depend on a placeholder of the resolved pass.</summary>
    public required int PassedOnComputed { get; init; }

    /// <summary>The failed checks without an exemption, by descending severity.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>The failed checks with an exemption.</summary>
    public required IReadOnlyList<(Finding Finding, Exemption Exemption)> Exempted { get; init; }

    /// <summary>The findings that are not known before deployment.</summary>
    public required IReadOnlyList<Finding> Undetermined { get; init; }

    /// <summary>The exemptions that have expired or match nothing.</summary>
    public required IReadOnlyList<Fault> Stale { get; init; }

    /// <param name="plan">The plan.</param>
    /// <param name="stack">The stack as seen by rules.</param>
    /// <param name="environment">The rules that apply.</param>
    /// <param name="exemptions">All exemptions.</param>
    /// <param name="today">The current date, for expired exemptions.</param>
    public static PolicyReport Of(
        Plan plan,
        PolicyStack stack,
        RuleEnvironment environment,
        IReadOnlyList<Exemption> exemptions,
        DateOnly today
    )
    {
        var all = PolicyCheck.Judge(environment.Rules, stack);
        var match = new ExemptionMatch(exemptions, plan.Stack, today);
        var failed = Having(all, Verdict.Failed).ConvertAll(finding => (finding, exemption: match.Find(finding)));
        var undetermined = Having(all, Verdict.Undetermined);
        // An undetermined value may become a finding, so its exemption is not reported as unused.
        undetermined.ForEach(finding => match.Find(finding));
        var passed = Having(all, Verdict.Passed);
        return new PolicyReport
        {
            Project = plan.Project,
            Stack = plan.Stack,
            Plan = plan,
            Environment = environment.Name,
            Rules = environment.Rules.Count,
            RulesUsed = all.Select(finding => finding.Rule.Id).Distinct(StringComparer.Ordinal).Count(),
            Passed = passed.Count,
            PassedOnComputed = passed.Count(finding => finding.Judgement.IsComputed),
            Findings = [.. failed.Where(judged => judged.exemption is null).Select(judged => judged.finding)],
            Exempted = [.. failed.Where(judged => judged.exemption is not null).Select(judged => (judged.finding, judged.exemption!))],
            Undetermined = undetermined,
            Stale = match.Faults(),
        };
    }

    private static List<Finding> Having(IEnumerable<Finding> all, Verdict verdict) =>
        [.. all.Where(finding => finding.Judgement.Verdict == verdict)];
}
