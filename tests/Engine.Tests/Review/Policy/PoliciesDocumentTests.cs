using Review.Policy;

namespace Engine.Tests.Review.Policy;

/// <summary>The agreement of docs/policies.md with the rules. Its tables are generated.</summary>
public sealed class PoliciesDocumentTests
{
    private const string Update = "UPDATE_DOCUMENTS=1 dotnet test tests/Engine.Tests --filter PoliciesDocument";

    private static readonly string Document = Path.Combine(Repository.Root, "docs", "policies.md");

    private static readonly IReadOnlyList<(string Name, IEnumerable<string> Rows)> Tables =
    [
        ("members", RuleSyntax.Rule.Select(member => $"| `{member.Name}` | {(member.IsRequired ? "yes" : "no")} | {member.Meaning} |")),
        ("operators", OperatorSyntax.All.Select(one => $"| `{one.Name}` | {one.Value} | {one.Meaning} |")),
        ("rules", RuleCatalog.All().Select(Row)),
    ];

    [Fact]
    public void Tables_are_those_of_the_rules()
    {
        var actual = File.ReadAllText(Document).ReplaceLineEndings("\n");
        var expected = Tables.Aggregate(actual, (text, table) => WithRows(text, table.Name, table.Rows));
        if (Environment.GetEnvironmentVariable("UPDATE_DOCUMENTS") == "1")
        {
            File.WriteAllText(Document, expected);
        }

        Assert.True(actual == expected, $"docs/policies.md is out of date:\n{Difference(actual, expected)}\nTo update it: {Update}");
    }

    [Fact]
    public void Difference_shows_old_and_new_lines() => Assert.Equal("- b\n+ c", Difference("a\nb", "a\nc"));

    /// <summary>Formats a rule as a row; sources are formatted as code, because some contain Markdown characters.</summary>
    private static string Row(Rule rule) =>
        $"| {rule.Id} | {rule.Severity.ToString().ToLowerInvariant()} | {rule.Kind} | {string.Join(", ", rule.AppliesTo)} | {rule.Title} "
        + $"| {string.Join(", ", rule.Sources.Select(source => $"`{source}`"))} |";

    /// <summary>Replaces the rows of a table, which are between its header and the next empty line.</summary>
    private static string WithRows(string text, string table, IEnumerable<string> rows)
    {
        var start = text.IndexOf(
            "|---|",
            text.IndexOf($"<!-- {table}: generated -->\n", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        var first = text.IndexOf('\n', start) + 1;
        var end = text.IndexOf("\n\n", first, StringComparison.Ordinal);
        return text[..first] + string.Join('\n', rows) + (end < 0 ? "\n" : text[end..]);
    }

    private static string Difference(string before, string after)
    {
        var (old, now) = (before.Split('\n'), after.Split('\n'));
        return string.Join('\n', old.Except(now).Select(line => $"- {line}").Concat(now.Except(old).Select(line => $"+ {line}")));
    }
}
