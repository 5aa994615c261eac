using Engine.Diagnostics;
using Review.Diagnostics;
using Review.Policy.Exemptions;

namespace Review.Policy;

/// <summary>A policy report, with the severity from which findings are refused.</summary>
/// <param name="Report">The report.</param>
/// <param name="FailOn">The lowest severity that is refused.</param>
internal sealed record CheckResult(PolicyReport Report, Severity FailOn)
{
    /// <summary>Why the check is refused; empty if it is not.</summary>
    public IReadOnlyList<Fault> Faults { get; } =
        Report.Findings.Count(finding => finding.Rule.Severity <= FailOn) is > 0 and var count
            ? [ReviewDiagnostics.FindingsRefused(count, FailOn.ToString().ToLowerInvariant(), ExemptionFile.DefaultName)]
            : [];
}
