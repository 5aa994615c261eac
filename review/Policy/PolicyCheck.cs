using Engine.Plans;

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
                .SelectMany(rule => Judge(rule, stack))
                .OrderBy(finding => finding.Rule.Severity)
                .ThenBy(finding => finding.Rule.Id, StringComparer.Ordinal)
                .ThenBy(finding => finding.Subject.Resource.Urn, StringComparer.Ordinal)
                .ThenBy(finding => finding.Judgement.Path, StringComparer.Ordinal),
        ];

    private static IEnumerable<Finding> Judge(Rule rule, PolicyStack stack) =>
        rule.Targets.SelectMany(target =>
            Subjects(target, stack)
                .SelectMany(subject => Judge(rule, target, subject))
                .Concat(rule.Operator.Judge(stack, target).Select(judgement => new Finding(rule, stack.Self, judgement)))
        );

    /// <summary>
    /// Returns the resources to evaluate. Deleted ones are included only for rules on operations, because nothing else of them is left to
    /// judge.
    /// </summary>
    private static IEnumerable<Subject> Subjects(RuleTarget target, PolicyStack stack) =>
        target.Path == Subject.OperationPath ? stack.OfType(target.Type).Concat(stack.Deleted(target.Type)) : stack.OfType(target.Type);

    private static IEnumerable<Finding> Judge(Rule rule, RuleTarget target, Subject subject) =>
        rule
            .Operator.Judge(subject, subject.Find(target.Path), rule.AbsencePasses)
            .Select(judgement => (judgement, applies: Applies(rule, target, subject, judgement)))
            .Where(judged => !judged.applies.IsFalse)
            .Select(judged => new Finding(rule, subject, judged.applies.IsUnknown ? Doubtful(judged.judgement) : judged.judgement));

    /// <summary>Marks a judgement as undetermined unless it passed: a pass holds whether or not the rule applies.</summary>
    private static Judgement Doubtful(Judgement judgement) =>
        judgement.Verdict == Verdict.Failed ? judgement with { Verdict = Verdict.Undetermined } : judgement;

    private static Truth Applies(Rule rule, RuleTarget target, Subject subject, Judgement judgement) =>
        Truth.All(rule.Conditions.Select(condition => Holds(condition, target, subject, judgement)));

    /// <summary>Evaluates a condition. On a list other than the one under review, one matching element is enough.</summary>
    private static Truth Holds(RuleCondition condition, RuleTarget target, Subject subject, Judgement judgement) =>
        Truth.Any(
            subject
                .Find(condition.Path.Bind(target.Path, judgement.Indexes))
                .Select(found => found.IsAbsent ? condition.Test.HoldsOnAbsence : condition.Test.Holds(found))
        );
}

/// <summary>The judgement of a rule on one value of a resource.</summary>
internal sealed record Finding(Rule Rule, Subject Subject, Judgement Judgement);
