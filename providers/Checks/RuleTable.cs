using System.Text.Json;

namespace Providers.Checks;

/// <summary>The rules of a package, by resource type.</summary>
internal sealed class RuleTable
{
    private readonly ILookup<string, InputRule> _rules;

    private RuleTable(IEnumerable<InputRule> rules) => _rules = rules.ToLookup(rule => rule.Type, StringComparer.Ordinal);

    public IEnumerable<InputRule> All => _rules.SelectMany(rules => rules);

    /// <exception cref="JsonException">The text is no JSON of that form.</exception>
    public static RuleTable Parse(ReadOnlySpan<byte> json) => new(JsonSerializer.Deserialize<File>(json, JsonSerializerOptions.Web)!.Rules);

    public IEnumerable<InputRule> Of(string type) => _rules[type];

    private sealed record File(string Source, IReadOnlyList<InputRule> Rules);
}
