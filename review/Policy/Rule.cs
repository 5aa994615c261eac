using Engine.Plans;
using Review.Policy.Operators;

namespace Review.Policy;

/// <summary>The severity of a finding, highest first.</summary>
internal enum Severity
{
    Critical,
    High,
    Medium,
    Low,
    Info,
}

/// <summary>The target of a rule: a property of every resource of a type.</summary>
internal sealed record RuleTarget(string Type, PropertyPath Path);

/// <summary>A condition for a rule to apply to a resource.</summary>
internal sealed record RuleCondition(PropertyPath Path, IValueTest Test);

/// <summary>One rule of <c>review/Policy/Rules</c>.</summary>
internal sealed record Rule
{
    public required string Id { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>The category: security, reliability, correctness or cost.</summary>
    public required string Kind { get; init; }

    /// <summary>The environments that the rule applies to.</summary>
    public required IReadOnlyList<string> AppliesTo { get; init; }

    public required string Title { get; init; }

    public required string Fix { get; init; }

    /// <summary>The URLs of its sources.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>The targets, at least one; the requirement is the same for each.</summary>
    public required IReadOnlyList<RuleTarget> Targets { get; init; }

    /// <summary>The conditions, all of which must hold; often empty.</summary>
    public required IReadOnlyList<RuleCondition> Conditions { get; init; }

    /// <summary>Whether a resource without the property conforms, according to the provider's default.</summary>
    public required bool AbsencePasses { get; init; }

    /// <summary>The operator's name in the file.</summary>
    public required string OperatorName { get; init; }

    public required Operator Operator { get; init; }
}
