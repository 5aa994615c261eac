using System.IO.Enumeration;

namespace Review.Policy.Exemptions;

/// <summary>A finding that somebody answers for, for a while.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Stacks">The stacks it holds in.</param>
/// <param name="Resources">What it holds for.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Expires">The last day it holds.</param>
internal sealed record Exemption(
    string Rule,
    IReadOnlyList<string> Stacks,
    IReadOnlyList<ResourcePattern> Resources,
    string Owner,
    string Reason,
    DateOnly Expires
);

/// <summary>Resources by type and name; a star stands for anything.</summary>
/// <param name="Text"><c>TYPE NAME</c>.</param>
/// <param name="Place">File, line and column, for what is told of it.</param>
internal sealed record ResourcePattern(string Text, string Place)
{
    public bool Matches(Subject subject) =>
        FileSystemName.MatchesSimpleExpression(Text, $"{subject.Resource.Type} {subject.Resource.Name}", ignoreCase: false);
}
