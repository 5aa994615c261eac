namespace Review.Policy;

/// <summary>The members of a rule's JSON, for its reader and for docs/policies.md.</summary>
internal static class RuleSyntax
{
    public static IReadOnlyList<RuleMember> Rule { get; } =
    [
        new("id", true, "a unique id, such as `GCP-SQL-004`"),
        new("severity", true, "`critical`, `high`, `medium`, `low` or `info`"),
        new("kind", true, "`security`, `reliability`, `correctness` or `cost`"),
        new("appliesTo", true, "a list of environments: `prod`, `staging`"),
        new("title", true, "the desired state, in 10 to 62 characters"),
        new("type", true, "a resource type, `PACKAGE:MODULE:NAME`"),
        new("path", true, "a property path of the type's inputs; `[*]` matches every element of a list"),
        new("alsoTypes", false, "a list of further targets with the same requirement, each with `type` and `path`"),
        new("when", false, "a list of conditions, each with `path`, `op` and `value`; the rule applies if all hold"),
        new("op", true, "an operator, see below"),
        new("value", false, "the operator's value"),
        new("missing", true, "`pass` or `fail`: the result for an absent value, according to the provider's default"),
        new("fix", true, "the remedy, in 7 to 110 characters"),
        new("source", true, "a list of sources"),
    ];

    public static IReadOnlyList<RuleMember> Target { get; } = [new("type", true, ""), new("path", true, "")];

    public static IReadOnlyList<RuleMember> Condition { get; } = [new("path", true, ""), new("op", true, ""), new("value", false, "")];

    public static IReadOnlyList<string> Severities { get; } =
    [.. Enum.GetNames<Severity>().Select(severity => severity.ToLowerInvariant())];

    public static IReadOnlyList<string> Missing { get; } = ["pass", "fail"];
}

/// <summary>A member of a rule's JSON.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsRequired">Whether every rule has it.</param>
/// <param name="Meaning">Its meaning, in Markdown.</param>
internal sealed record RuleMember(string Name, bool IsRequired, string Meaning);
