namespace Review.Policy;

/// <summary>Evaluates rules for a stack.</summary>
internal static class PolicyCheck
{
    /// <summary>Returns a finding for every value that a rule looked at, by descending severity, then by rule, resource and path.</summary>
    /// <param name="rules">The rules that apply to the stack's environment.</param>
    /// <param name="stack">The stack.</param>
    public static IReadOnlyList<Finding> Judge(IEnumerable<Rule> rules, PolicyStack stack) =>
        [
            .. rules
                .SelectMany(rule => rule.Evaluate(stack))
                .OrderBy(finding => finding.Rule.Severity)
                .ThenBy(finding => finding.Rule.Id, StringComparer.Ordinal)
                .ThenBy(finding => finding.Subject.Resource.Urn, StringComparer.Ordinal)
                .ThenBy(finding => finding.Judgement.Path, StringComparer.Ordinal),
        ];
}
