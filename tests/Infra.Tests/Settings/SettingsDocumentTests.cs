using System.Text.RegularExpressions;
using Infra.Database;
using Stacks;

namespace Infra.Tests.Settings;

/// <summary>docs/settings.md tells of every setting, and of no other, with the values of both environments.</summary>
public sealed partial class SettingsDocumentTests
{
    private static readonly string[] Lines = File.ReadAllLines(Repository.File("docs", "settings.md"));

    [Theory]
    [InlineData("staging")]
    [InlineData("prod")]
    public void Document_tells_of_each_setting_once_in_the_order_of_its_section(string stack)
    {
        var documented = Rows().Select(row => row.Key).ToList();

        Assert.Equal(documented.Distinct(), documented);
        Assert.Equal(SettingsFile.Keys(stack).Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Document_gives_the_values_of_both_environments()
    {
        foreach (var row in Rows())
        {
            Assert.Matches(Pattern(row.Staging), SettingsFile.Text("staging", row.Key));
            Assert.Matches(Pattern(row.Prod), SettingsFile.Text("prod", row.Key));
        }
    }

    [Fact]
    public void Document_says_what_each_change_does() =>
        Assert.All(Rows(), row => Assert.Matches("update|replace|nothing|deleted|runs again", row.Change));

    [Fact]
    public void Document_knows_the_connections_of_every_tier()
    {
        var text = string.Join(' ', Lines);

        Assert.All(
            PostgresTier.MaximumConnections,
            tier => Assert.Contains($"{tier.Value - Emergence.ReservedConnections} with {tier.Key}", text, StringComparison.Ordinal)
        );
    }

    private static IEnumerable<Row> Rows()
    {
        var section = "";
        foreach (var line in Lines)
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                section = line[3..].StartsWith("infra", StringComparison.Ordinal) ? line[3..] : "";
            }
            else if (line.StartsWith("| `", StringComparison.Ordinal))
            {
                var cells = line.Trim('|').Split('|', StringSplitOptions.TrimEntries);
                foreach (var key in Expanded(cells[0].Trim('`')))
                {
                    yield return new Row(Full(section, key), cells[2].Trim('`'), cells[3].Trim('`'), cells[4]);
                }
            }
        }
    }

    /// <summary>One key for each name in braces.</summary>
    private static IEnumerable<string> Expanded(string key) =>
        Braces().Match(key) is { Success: true } braces
            ? braces.Groups[1].Value.Split(',').Select(name => Braces().Replace(key, name))
            : [key];

    private static string Full(string section, string key) =>
        section.Length == 0 ? key
        : section.Contains(':', StringComparison.Ordinal) ? $"{section}.{key}"
        : $"{section}:{key}";

    /// <summary>Three dots stand for what nobody reads, such as a digest.</summary>
    private static string Pattern(string value) => $"^{Regex.Escape(value).Replace("…", ".+", StringComparison.Ordinal)}$";

    [GeneratedRegex(@"\{(.+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Braces();

    private sealed record Row(string Key, string Staging, string Prod, string Change);
}
