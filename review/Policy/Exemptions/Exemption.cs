using System.IO.Enumeration;

namespace Review.Policy.Exemptions;

/// <summary>A temporary exemption of findings from a rule, with an owner.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Stacks">The stacks it applies to.</param>
/// <param name="Resources">The resources it applies to.</param>
/// <param name="Owner">The person or team responsible for it.</param>
/// <param name="Reason">Why it is accepted.</param>
/// <param name="Expires">The last day on which it applies.</param>
internal sealed record Exemption(
    string Rule,
    IReadOnlyList<string> Stacks,
    IReadOnlyList<ResourcePattern> Resources,
    string Owner,
    string Reason,
    DateOnly Expires
);

/// <summary>Resources by type and name; an asterisk matches any characters.</summary>
/// <param name="Text"><c>TYPE NAME</c>.</param>
/// <param name="Place">The file, line and column, for messages.</param>
internal sealed record ResourcePattern(string Text, string Place)
{
    public bool Matches(Subject subject) =>
        FileSystemName.MatchesSimpleExpression(Text, $"{subject.Resource.Type} {subject.Resource.Name}", ignoreCase: false);
}
