using Review.Policy.Operators;

namespace Review.Policy;

/// <summary>How grave a finding is, the gravest first.</summary>
internal enum Severity
{
    Critical,
    High,
    Medium,
    Low,
    Info,
}

/// <summary>What a rule looks at: a property of every resource of a type.</summary>
internal sealed record RuleTarget(string Type, PropertyPath Path);

/// <summary>What must hold for a rule to apply to a resource.</summary>
internal sealed record RuleCondition(PropertyPath Path, IValueTest Test);

/// <summary>One rule of <c>review/Policy/Rules</c>.</summary>
internal sealed record Rule
{
    public required string Id { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>security, reliability, correctness or cost.</summary>
    public required string Kind { get; init; }

    /// <summary>The environments it holds for.</summary>
    public required IReadOnlyList<string> AppliesTo { get; init; }

    public required string Title { get; init; }

    public required string Fix { get; init; }

    /// <summary>Where it comes from.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>At least one; the same is asked of each.</summary>
    public required IReadOnlyList<RuleTarget> Targets { get; init; }

    /// <summary>All must hold; often none.</summary>
    public required IReadOnlyList<RuleCondition> Conditions { get; init; }

    /// <summary>Whether a resource without the property conforms; what the provider does by default is in this.</summary>
    public required bool AbsencePasses { get; init; }

    /// <summary>The operator as the file names it.</summary>
    public required string OperatorName { get; init; }

    public required Operator Operator { get; init; }
}
