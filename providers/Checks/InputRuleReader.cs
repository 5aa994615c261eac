using System.Text.Json;
using Engine.Plans;

namespace Providers.Checks;

/// <summary>Reads one row of a rules file.</summary>
internal static class InputRuleReader
{
    /// <exception cref="FormatException">The row has an unknown member, or a path is not valid.</exception>
    public static InputRule Read(JsonElement json) =>
        json.EnumerateObject()
            .Where(member => member.Name is not ("type" or "path"))
            .Aggregate(
                new InputRule
                {
                    Type = json.GetProperty("type").GetString()!,
                    Path = PropertyPath.Parse(json.GetProperty("path").GetString()!),
                },
                (rule, member) => With(rule, member.Name, member.Value)
            );

    private static InputRule With(InputRule rule, string name, JsonElement value) =>
        name switch
        {
            "oneOf" => rule with { OneOf = Strings(value) },
            "range" => rule with { Range = [.. value.EnumerateArray().Select(bound => bound.GetDouble())] },
            "length" => rule with { Length = [.. value.EnumerateArray().Select(bound => bound.GetInt32())] },
            "pattern" => rule with { Pattern = value.GetString() },
            "keyPattern" => rule with { KeyPattern = value.GetString() },
            "minItems" => rule with { MinItems = value.GetInt32() },
            "maxItems" => rule with { MaxItems = value.GetInt32() },
            "json" => rule with { IsJson = value.GetBoolean() },
            "conflictsWith" => rule with { ConflictsWith = Paths(value) },
            "requiredWith" => rule with { RequiredWith = Paths(value) },
            "exactlyOneOf" => rule with { ExactlyOneOf = Paths(value) },
            "atLeastOneOf" => rule with { AtLeastOneOf = Paths(value) },
            "atLeastSumOf" => rule with { AtLeastSumOf = Paths(value) },
            "autoName" => rule with
            {
                AutoName = new AutoName(value.GetProperty("longest").GetInt32(), value.GetProperty("lowerCase").GetBoolean()),
            },
            _ => throw new FormatException($"'{name}' is not a rule member ({rule.Type}, {rule.Path})."),
        };

    private static List<PropertyPath> Paths(JsonElement list) => Strings(list).ConvertAll(PropertyPath.Parse);

    private static List<string> Strings(JsonElement list) => [.. list.EnumerateArray().Select(text => text.GetString()!)];
}
