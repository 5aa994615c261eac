using System.Text.Json.Nodes;

namespace Engine.Tests.Review.Policy;

/// <summary>Rules with one mistake each, made from a correct one: in its severity, type, path, operator, value or conditions.</summary>
internal static class RuleMutants
{
    private static readonly string[] Severities = ["critical", "high", "medium", "low", "info"];

    /// <summary>Without containsAny, which on a value that is not a list is the same as in.</summary>
    private static readonly string[] Operators = ["eq", "ne", "in", "notIn", "regex", "notRegex", "exists", "absent", "range", "minItems"];

    /// <summary>Returns each mutant with a description of its mistake.</summary>
    public static IEnumerable<(string Mistake, JsonObject Rule)> Of(JsonObject rule) =>
        Strings("severity", Severities)
            .Concat(Strings("missing", ["pass", "fail"]))
            .Concat(Strings("op", Operators))
            .Concat(Places(rule))
            .Concat(Values(rule["value"]).Select(value => Set("value", value)))
            .Concat(Conditions(rule))
            .Concat(OtherTypes(rule))
            .Select(change => Changed(rule, change))
            .Where(mutant => !JsonNode.DeepEquals(mutant.Rule, rule));

    private static (string Mistake, JsonObject Rule) Changed(JsonObject rule, (string Mistake, Action<JsonObject> Make) change)
    {
        var mutant = rule.DeepClone().AsObject();
        change.Make(mutant);
        return (change.Mistake, mutant);
    }

    private static (string, Action<JsonObject>) Set(string member, JsonNode? value) =>
        ($"{member}: {value?.ToJsonString() ?? "null"}", rule => rule[member] = value?.DeepClone());

    private static IEnumerable<(string, Action<JsonObject>)> Strings(string member, IEnumerable<string> texts) =>
        texts.Select(text => Set(member, text));

    private static IEnumerable<(string, Action<JsonObject>)> Places(JsonObject rule) =>
        [Set("type", $"{rule["type"]}s"), .. Paths(rule["path"]!.GetValue<string>()).Select(path => Set("path", path))];

    private static IEnumerable<string> Paths(string path)
    {
        yield return $"{path}s";
        if (path.LastIndexOf('.') is var dot and > 0)
        {
            yield return path[..dot];
            yield return path[(dot + 1)..];
        }
    }

    private static IEnumerable<(string, Action<JsonObject>)> Conditions(JsonObject rule)
    {
        var conditions = rule["when"]?.AsArray() ?? [];
        for (var i = 0; i < conditions.Count; i++)
        {
            var (at, condition) = (i, conditions[i]!.AsObject());
            yield return ($"when[{at}]: left out", mutant => mutant["when"]!.AsArray().RemoveAt(at));
            var changes = Paths(condition["path"]!.GetValue<string>())
                .Select(path => Set("path", path))
                .Concat(Strings("op", Operators))
                .Concat(condition["value"] is { } value ? Values(value).Select(other => Set("value", other)) : []);
            foreach (var (mistake, make) in changes)
            {
                yield return ($"when[{at}].{mistake}", mutant => make(mutant["when"]![at]!.AsObject()));
            }
        }
    }

    private static IEnumerable<(string, Action<JsonObject>)> OtherTypes(JsonObject rule)
    {
        for (var i = 0; i < (rule["alsoTypes"]?.AsArray().Count ?? 0); i++)
        {
            var at = i;
            yield return ($"alsoTypes[{at}]: left out", mutant => mutant["alsoTypes"]!.AsArray().RemoveAt(at));
            foreach (var member in new[] { "type", "path" })
            {
                yield return (
                    $"alsoTypes[{at}].{member}",
                    mutant => mutant["alsoTypes"]![at]![member] = $"{mutant["alsoTypes"]![at]![member]}s"
                );
            }
        }
    }

    /// <summary>Returns the values next to a value: a list with one element changed or less, a string with one character less.</summary>
    private static IEnumerable<JsonNode?> Values(JsonNode? value) =>
        value switch
        {
            JsonArray list => Elements(list),
            JsonObject map => map.SelectMany(member =>
                Values(member.Value)
                    .Select(other => With(map, member.Key, other))
                    .Append(With(map, $"{member.Key}x", member.Value, member.Key))
            ),
            JsonValue text when text.TryGetValue(out string? characters) => Shorter(characters),
            JsonValue flag when flag.TryGetValue(out bool isTrue) => [!isTrue],
            JsonValue number when number.TryGetValue(out double amount) => Numbers(amount),
            _ => [],
        };

    private static IEnumerable<JsonNode?> Numbers(double amount) =>
        amount == Math.Floor(amount) ? [amount - 1, amount + 1] : [amount / 2, amount * 2, amount + 1];

    private static IEnumerable<JsonNode?> Shorter(string text) =>
        Enumerable.Range(0, text.Length).Select(at => text.Remove(at, 1)).Append($"{text}x").Select(shorter => (JsonNode?)shorter);

    private static IEnumerable<JsonNode?> Elements(JsonArray list)
    {
        for (var i = 0; i < list.Count; i++)
        {
            var less = list.DeepClone().AsArray();
            less.RemoveAt(i);
            yield return less;
            foreach (var other in list[i] is JsonValue one && one.TryGetValue(out string? text) ? [$"{text}x"] : Values(list[i]))
            {
                var changed = list.DeepClone().AsArray();
                changed[i] = other?.DeepClone();
                yield return changed;
            }
        }
    }

    private static JsonObject With(JsonObject map, string key, JsonNode? value, string? without = null)
    {
        var changed = map.DeepClone().AsObject();
        changed.Remove(without ?? key);
        changed[key] = value?.DeepClone();
        return changed;
    }
}
