using Engine.Plans;
using Review.Policy.Operators;

namespace Review.Policy;

/// <summary>The target of a rule: a property of every resource of a type.</summary>
internal sealed record RuleTarget(string Type, PropertyPath Path);

/// <summary>A condition for a rule to apply to a resource.</summary>
internal sealed record RuleCondition(PropertyPath Path, IValueTest Test);

/// <summary>A rule that is pure data, from a file of <c>review/Policy/Rules</c>: types, paths, an operator and its value.</summary>
internal sealed class DataRule(RuleDescription description) : Rule(description)
{
    /// <summary>The targets, at least one; the requirement is the same for each.</summary>
    public required IReadOnlyList<RuleTarget> Targets { get; init; }

    /// <summary>The conditions, all of which must hold; often empty.</summary>
    public required IReadOnlyList<RuleCondition> Conditions { get; init; }

    /// <summary>Whether a resource without the property conforms, according to the provider's default.</summary>
    public required bool AbsencePasses { get; init; }

    public required Operator Operator { get; init; }

    public override IEnumerable<Finding> Evaluate(PolicyStack stack) =>
        Targets.SelectMany(target => stack.OfType(target.Type).SelectMany(subject => Judge(target, subject)));

    private IEnumerable<Finding> Judge(RuleTarget target, Subject subject) =>
        Operator
            .Judge(subject.Find(target.Path), AbsencePasses)
            .Select(judgement => (judgement, applies: Applies(target, subject, judgement)))
            .Where(judged => !judged.applies.IsFalse)
            .Select(judged => new Finding(this, subject, judged.judgement.If(judged.applies)));

    private Truth Applies(RuleTarget target, Subject subject, Judgement judgement) =>
        Truth.All(Conditions.Select(condition => Holds(condition, target, subject, judgement)));

    /// <summary>Evaluates a condition. On a list other than the one under review, one matching element is enough.</summary>
    private static Truth Holds(RuleCondition condition, RuleTarget target, Subject subject, Judgement judgement) =>
        Truth.Any(
            subject
                .Find(condition.Path.Bind(target.Path, judgement.Indexes))
                .Select(found => found.IsAbsent ? condition.Test.HoldsOnAbsence : condition.Test.Holds(found))
        );
}
