using System.Text.Json;
using System.Text.RegularExpressions;
using Engine.Plans;
using Review.Policy.Operators;
using Review.Policy.Relations;

namespace Review.Policy;

/// <summary>Creates operators from the JSON of rules.</summary>
internal static class OperatorReader
{
    /// <param name="name">The operator.</param>
    /// <param name="value">The value to compare with.</param>
    /// <param name="path">The path that the rule looks at.</param>
    /// <exception cref="FormatException">The operator does not exist.</exception>
    public static Operator Read(string name, JsonElement value, PropertyPath path) =>
        name switch
        {
            "anyEq" => new AnyOperator(Test("eq", value)),
            "anyRegex" => new AnyOperator(Test("regex", value)),
            "sumEq" => new SumOperator(value.GetDouble()),
            "flagIn" => new FlagOperator([.. value.EnumerateObject().Select(flag => (flag.Name, Strings(flag.Value)))]),
            "noPlainSecret" => PlainSecret(value),
            "neField" => new OtherFieldOperator(path, PropertyPath.Parse(value.GetString()!)),
            "required" => new RequiredOperator(value.TryGetProperty("value", out var values) ? Strings(values) : []),
            "forbidden" => new ForbiddenOperator(),
            "related" => Relation(value, path),
            _ => new EachOperator(Test(name, value)),
        };

    /// <exception cref="FormatException">The test does not exist.</exception>
    public static IValueTest Test(string name, JsonElement value) =>
        name switch
        {
            "eq" => new AmongTest([value], isNegated: false),
            "ne" => new AmongTest([value], isNegated: true),
            "in" => new AmongTest([.. value.EnumerateArray()], isNegated: false),
            "notIn" => new AmongTest([.. value.EnumerateArray()], isNegated: true),
            "regex" => new PatternTest(value.GetString()!, isNegated: false),
            "notRegex" => new PatternTest(value.GetString()!, isNegated: true),
            "exists" => new PresenceTest(isNegated: false),
            "absent" => new PresenceTest(isNegated: true),
            "gte" => new RangeTest(value.GetDouble(), null, []),
            "lte" => new RangeTest(null, value.GetDouble(), []),
            "between" => new RangeTest(value[0].GetDouble(), value[1].GetDouble(), []),
            "betweenOrIn" => new RangeTest(Number(value, "min"), Number(value, "max"), [.. value.GetProperty("in").EnumerateArray()]),
            "minItems" => new CountTest(value.GetInt32()),
            "containsAny" => new ContainsTest([.. value.EnumerateArray()]),
            "anyOf" => new AnyPropertyTest(Strings(value)),
            "portsNotOpen" => new ClosedPortsTest([.. value.GetProperty("ports").EnumerateArray().Select(port => port.GetInt32())]),
            "secretOrAbsent" => new SecretTest(),
            _ => throw new FormatException($"'{name}' is not a valid operator."),
        };

    private static RelationOperator Relation(JsonElement value, PropertyPath path) =>
        Text(value, "relation") switch
        {
            "refHasConsumer" => new ConsumerRelation(path, Text(value, "consumerType"), Path(value, "consumerPath")),
            "iamGrant" when value.GetProperty("grants")[0] is var grant => new InvokerRelation(
                Path(value, "memberFrom"),
                Text(grant, "type"),
                Text(grant, "role")
            ),
            "requiresOnSameNetwork" => new SameNetworkRelation(path, Text(value, "type"), Flag(value, "mustDependOn")),
            "disjointRoles" => new SeparateRolesRelation(
                path,
                Path(value, "groupBy"),
                [.. value.GetProperty("sets").EnumerateArray().Select(Strings)]
            ),
            "disjointCidrs" => new SeparateRangesRelation(path, Path(value, "scope"), Flag(value, "privateOnly")),
            "deadLetterGrants" => new DeadLetterGrantsRelation(path),
            "cnameTargetOwned" => new OwnedHostRelation(path),
            var other => throw new FormatException($"'{other}' is not a valid relation."),
        };

    private static PlainSecretOperator PlainSecret(JsonElement value)
    {
        var names = Pattern(Text(value, "nameRegex"));
        var except = value.TryGetProperty("exceptNameRegex", out var pattern) ? Pattern(pattern.GetString()!) : null;
        return value.TryGetProperty("nameField", out var field)
                ? new PlainSecretOperator(NamedBy.Fields, field.GetString()!, Text(value, "valueField"), names, except)
            : value.TryGetProperty("keyValue", out _) ? new PlainSecretOperator(NamedBy.EqualsSign, "", "", names, except)
            : new PlainSecretOperator(NamedBy.Entries, "", "", names, except);
    }

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    private static string Text(JsonElement value, string name) => value.GetProperty(name).GetString()!;

    private static PropertyPath Path(JsonElement value, string name) => PropertyPath.Parse(Text(value, name));

    private static double Number(JsonElement value, string name) => value.GetProperty(name).GetDouble();

    private static bool Flag(JsonElement value, string name) => value.TryGetProperty(name, out var flag) && flag.GetBoolean();

    private static IReadOnlyList<string> Strings(JsonElement list) => [.. list.EnumerateArray().Select(text => text.GetString()!)];
}
