using System.Text.Json;

namespace Providers.Checks;

/// <summary>The rules of a package, by resource type.</summary>
internal sealed class RuleTable
{
    private readonly Dictionary<string, IReadOnlyList<InputRule>> _rules;

    private RuleTable(IEnumerable<InputRule> rules) =>
        _rules = rules
            .GroupBy(rule => rule.Type, StringComparer.Ordinal)
            .ToDictionary(type => type.Key, IReadOnlyList<InputRule> (type) => [.. type], StringComparer.Ordinal);

    /// <summary>Parses a rules file without a serializer, whose initialization takes longer than all other checks of a preview.</summary>
    /// <exception cref="JsonException">The input is not valid JSON.</exception>
    /// <exception cref="FormatException">A rule has an unknown member.</exception>
    public static RuleTable Parse(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        return new RuleTable(document.RootElement.GetProperty("rules").EnumerateArray().Select(InputRuleReader.Read));
    }

    public IReadOnlyList<InputRule> For(string type) => _rules.GetValueOrDefault(type, []);
}
