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

/// <summary>What people read about a rule.</summary>
internal sealed record RuleDescription
{
    /// <summary>The categories of rules.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["security", "reliability", "correctness", "cost"];

    /// <summary>The environments that rules may apply to.</summary>
    public static IReadOnlyList<string> Environments { get; } = ["prod", "staging"];

    public required string Id { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>The category, one of <see cref="Kinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The environments that the rule applies to.</summary>
    public IReadOnlyList<string> AppliesTo { get; init; } = Environments;

    /// <summary>The desired state.</summary>
    public required string Title { get; init; }

    /// <summary>How to reach the desired state.</summary>
    public required string Remedy { get; init; }

    /// <summary>The sources, in their own notation.</summary>
    public required IReadOnlyList<string> Sources { get; init; }
}

/// <summary>A rule: pure data from a file, or a class of <c>review/Policy/Rules</c>.</summary>
internal abstract class Rule(RuleDescription description)
{
    public string Id => description.Id;

    public Severity Severity => description.Severity;

    public string Kind => description.Kind;

    public IReadOnlyList<string> AppliesTo => description.AppliesTo;

    public string Title => description.Title;

    public string Remedy => description.Remedy;

    public IReadOnlyList<string> Sources => description.Sources;

    /// <summary>Returns a finding for every value that the rule looks at, whatever the verdict.</summary>
    public abstract IEnumerable<Finding> Evaluate(PolicyStack stack);
}

/// <summary>The judgement of a rule on one value of a resource.</summary>
internal sealed record Finding(Rule Rule, Subject Subject, Judgement Judgement);
