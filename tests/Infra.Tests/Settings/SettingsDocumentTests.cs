using System.Text.RegularExpressions;
using Infra.Google.CloudSql;
using Infra.Tests.Plans;
using Stacks;

namespace Infra.Tests.Settings;

/// <summary>docs/settings.md lists exactly the existing settings, with the values of every stack.</summary>
public sealed partial class SettingsDocumentTests
{
    private static readonly string[] Lines = File.ReadAllLines(Repository.File("docs", "settings.md"));

    [Theory]
    [MemberData(nameof(StackPlans.Stacks), MemberType = typeof(StackPlans))]
    public void Document_lists_each_setting_once_in_section_order(string stack)
    {
        var documented = Rows().Where(row => row.Values.ContainsKey(stack)).Select(row => row.Key).ToList();

        Assert.Equal(documented.Distinct(), documented);
        Assert.Equal(SettingsFile.Keys(stack).Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(StackPlans.Stacks), MemberType = typeof(StackPlans))]
    public void Document_shows_the_values_of_a_stack(string stack) =>
        Assert.All(
            Rows().Where(row => row.Values.ContainsKey(stack)),
            row => Assert.Matches(Pattern(row.Values[stack]), SettingsFile.Text(stack, row.Key))
        );

    [Fact]
    public void Document_says_what_each_change_does() =>
        Assert.All(Rows(), row => Assert.Matches("update|replace|nothing|deleted|runs again", row.Change));

    [Fact]
    public void Document_lists_the_connections_of_every_tier()
    {
        var text = string.Join(' ', Lines);

        Assert.All(
            PostgresTier.MaximumConnections,
            tier => Assert.Contains($"{tier.Value - EmergenceSettings.ReservedConnections} with {tier.Key}", text, StringComparison.Ordinal)
        );
    }

    private static IEnumerable<Row> Rows()
    {
        var section = "";
        string[] columns = [];
        foreach (var line in Lines)
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                section = line[3..].StartsWith("infra", StringComparison.Ordinal) ? line[3..].Split(' ')[0] : "";
            }
            else if (line.StartsWith("| key |", StringComparison.Ordinal))
            {
                columns = Cells(line);
            }
            else if (line.StartsWith("| `", StringComparison.Ordinal))
            {
                var cells = columns.Zip(Cells(line)).ToDictionary(cell => cell.First, cell => cell.Second.Trim('`'));
                foreach (var key in Expanded(cells["key"]))
                {
                    yield return new Row(Full(section, key), cells, cells["changing it"]);
                }
            }
        }
    }

    private static string[] Cells(string line) => line.Trim('|').Split('|', StringSplitOptions.TrimEntries);

    /// <summary>Returns one key for each name in braces.</summary>
    private static IEnumerable<string> Expanded(string key) =>
        Braces().Match(key) is { Success: true } braces
            ? braces.Groups[1].Value.Split(',').Select(name => Braces().Replace(key, name))
            : [key];

    private static string Full(string section, string key) =>
        section.Length == 0 ? key
        : section.Contains(':', StringComparison.Ordinal) ? $"{section}.{key}"
        : $"{section}:{key}";

    /// <summary>Returns a pattern in which three dots match any characters, such as those of a digest.</summary>
    private static string Pattern(string value) => $"^{Regex.Escape(value).Replace("…", ".+", StringComparison.Ordinal)}$";

    [GeneratedRegex(@"\{(.+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Braces();

    /// <param name="Key">The setting's full key.</param>
    /// <param name="Values">The cells by column; each stack that has the setting is a column.</param>
    /// <param name="Change">The effect of changing it.</param>
    private sealed record Row(string Key, IReadOnlyDictionary<string, string> Values, string Change);
}
