using System.Text.RegularExpressions;
using Review.Policy;

namespace Engine.Tests.Review.Policy;

/// <summary>The agreement of docs/policies.md with the rules.</summary>
public sealed partial class PoliciesDocumentTests
{
    private static string Document { get; } = File.ReadAllText(Path.Combine(Repository.Root, "docs", "policies.md"));

    [Fact]
    public void The_document_has_a_row_for_every_rule_and_no_other()
    {
        var rows = RuleRow().Matches(Document).Select(match => match.Value);

        Assert.Equal(RuleReader.All().Select(Row), rows);
    }

    /// <summary>Formats a rule as a row; sources are formatted as code, because some contain Markdown characters.</summary>
    private static string Row(Rule rule) =>
        $"| {rule.Id} | {rule.Severity.ToString().ToLowerInvariant()} | {rule.Kind} | {string.Join(", ", rule.AppliesTo)} | {rule.Title} "
        + $"| {string.Join(", ", rule.Sources.Select(source => $"`{source}`"))} |";

    [GeneratedRegex(@"^\| [A-Z]+(?:-[A-Z0-9]+)*-[0-9]{3} \|.*$", RegexOptions.Multiline)]
    private static partial Regex RuleRow();
}
