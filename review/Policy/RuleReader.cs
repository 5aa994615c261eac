using System.Text.Json;
using Engine.Plans;

namespace Review.Policy;

/// <summary>
/// Reads <c>review/Policy/Rules</c>. Parsed by hand: a serializer takes longer to start than it takes to check all rules.
/// </summary>
internal static class RuleReader
{
    private const string Folder = "policy/";

    /// <summary>Returns all rules, in ordinal order of their ids.</summary>
    /// <exception cref="FormatException">A rule is not valid.</exception>
    public static IReadOnlyList<Rule> All()
    {
        var assembly = typeof(RuleReader).Assembly;
        return
        [
            .. assembly
                .GetManifestResourceNames()
                .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
                .SelectMany(name => Read(assembly.GetManifestResourceStream(name)!))
                .OrderBy(rule => rule.Id, StringComparer.Ordinal),
        ];
    }

    /// <exception cref="FormatException">A rule is not valid.</exception>
    public static IReadOnlyList<Rule> Read(Stream json)
    {
        using var document = JsonDocument.Parse(json);
        // Cloned, because operators keep the values that they compare with.
        return [.. document.RootElement.Clone().EnumerateArray().Select(Read)];
    }

    private static Rule Read(JsonElement rule)
    {
        var path = PropertyPath.Parse(Text(rule, "path"));
        return new Rule
        {
            Id = Text(rule, "id"),
            Severity = Enum.Parse<Severity>(Text(rule, "severity"), ignoreCase: true),
            Kind = Text(rule, "kind"),
            AppliesTo = Strings(rule, "appliesTo"),
            Title = Text(rule, "title"),
            Fix = Text(rule, "fix"),
            Sources = Strings(rule, "source"),
            Targets = [new RuleTarget(Text(rule, "type"), path), .. Each(rule, "alsoTypes").Select(Target)],
            Conditions = [.. Each(rule, "when").Select(Condition)],
            AbsencePasses = Text(rule, "missing") == "pass",
            OperatorName = Text(rule, "op"),
            Operator = OperatorReader.Read(Text(rule, "op"), rule.GetProperty("value"), path),
        };
    }

    private static RuleTarget Target(JsonElement target) => new(Text(target, "type"), PropertyPath.Parse(Text(target, "path")));

    private static RuleCondition Condition(JsonElement condition) =>
        new(
            PropertyPath.Parse(Text(condition, "path")),
            OperatorReader.Test(Text(condition, "op"), condition.TryGetProperty("value", out var value) ? value : default)
        );

    private static string Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var text) && text.GetString() is { } value
            ? value
            : throw new FormatException($"a rule lacks '{name}': {json.GetRawText()}");

    private static IReadOnlyList<string> Strings(JsonElement json, string name) => [.. Each(json, name).Select(text => text.GetString()!)];

    private static IEnumerable<JsonElement> Each(JsonElement json, string name) =>
        json.TryGetProperty(name, out var list) ? list.EnumerateArray() : [];
}
