using System.Text.Json;
using System.Text.RegularExpressions;
using Review.Policy.Operators;

namespace Review.Policy;

/// <summary>An operator of rules that are pure data, for their reader and for docs/policies.md.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Value">The form of its value.</param>
/// <param name="Meaning">The requirement, as the end of the sentence "The value…".</param>
/// <param name="Read">Returns the operator for a value; null if the value does not have the form.</param>
internal sealed record OperatorSyntax(string Name, string Value, string Meaning, Func<JsonElement, Operator?> Read)
{
    private static readonly string[] RangeMembers = ["min", "max", "or"];

    public static IReadOnlyList<OperatorSyntax> All { get; } =
    [
        new("eq", "a string, number or boolean", "is equal", value => Each(Scalar(value) is { } one ? new AmongTest([one], false) : null)),
        new(
            "ne",
            "a string, number or boolean",
            "is not equal",
            value => Each(Scalar(value) is { } one ? new AmongTest([one], true) : null)
        ),
        new("in", "a list", "is one of the list", value => Each(Scalars(value) is { } list ? new AmongTest(list, false) : null)),
        new("notIn", "a list", "is not one of the list", value => Each(Scalars(value) is { } list ? new AmongTest(list, true) : null)),
        new("regex", "a regular expression", "matches", value => Each(Pattern(value, isNegated: false))),
        new("notRegex", "a regular expression", "does not match", value => Each(Pattern(value, isNegated: true))),
        new("exists", "null", "is set; an unknown value counts as set", value => Each(IsNull(value) ? new PresenceTest(false) : null)),
        new("absent", "null", "is not set", value => Each(IsNull(value) ? new PresenceTest(true) : null)),
        new(
            "range",
            "an object with `min`, `max` or both, and optionally `or`, a list of other values",
            "is a number or a duration in seconds between `min` and `max`, or is in the list",
            value => Each(Range(value))
        ),
        new("minItems", "a whole number", "is a list with at least this many elements", value => Each(Count(value))),
        new(
            "containsAny",
            "a list",
            "is a list that contains at least one element of the list",
            value => Each(Scalars(value) is { } list ? new ContainsTest(list) : null)
        ),
        new(
            "flagIn",
            "an object: for each flag, a list of strings",
            "is a list of `name` and `value` that sets each flag to one of its strings",
            Flags
        ),
        new(
            "portsNotOpen",
            "an object with `ports`, a list of whole numbers",
            "is an entry of a firewall that does not open any of the ports",
            value => Each(Ports(value))
        ),
    ];

    private static EachOperator? Each(IValueTest? test) => test is null ? null : new EachOperator(test);

    private static JsonElement? Scalar(JsonElement value) =>
        value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False ? value : null;

    private static IReadOnlyList<JsonElement>? Scalars(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0 && value.EnumerateArray().All(item => Scalar(item) is not null)
            ? [.. value.EnumerateArray()]
            : null;

    private static bool IsNull(JsonElement value) => value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;

    private static PatternTest? Pattern(JsonElement value, bool isNegated)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? new PatternTest(value.GetString()!, isNegated) : null;
        }
        catch (Exception exception) when (exception is RegexParseException or NotSupportedException)
        {
            return null;
        }
    }

    private static RangeTest? Range(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object || !value.EnumerateObject().All(member => RangeMembers.Contains(member.Name)))
        {
            return null;
        }

        var (minimum, maximum) = (Number(value, "min"), Number(value, "max"));
        var hasOthers = value.TryGetProperty("or", out var or);
        var others = hasOthers ? Scalars(or) : [];
        return minimum is double.NaN || maximum is double.NaN || minimum > maximum || (minimum ?? maximum) is null || others is null
            ? null
            : new RangeTest(minimum, maximum, others);
    }

    /// <summary>Returns a number, null if the member is absent, or NaN if it is not a number.</summary>
    private static double? Number(JsonElement value, string name) =>
        !value.TryGetProperty(name, out var number) ? null
        : number.ValueKind == JsonValueKind.Number ? number.GetDouble()
        : double.NaN;

    private static CountTest? Count(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var count) && count > 0 ? new CountTest(count) : null;

    private static FlagOperator? Flags(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object
        && value.EnumerateObject().Any()
        && value.EnumerateObject().All(flag => Scalars(flag.Value)?.All(text => text.ValueKind == JsonValueKind.String) == true)
            ? new FlagOperator([.. value.EnumerateObject().Select(flag => (flag.Name, Strings(flag.Value)))])
            : null;

    private static ClosedPortsTest? Ports(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object
        && value.EnumerateObject().All(member => member.Name == "ports")
        && value.TryGetProperty("ports", out var ports)
        && Scalars(ports)?.All(port => port.ValueKind == JsonValueKind.Number && port.TryGetInt32(out _)) == true
            ? new ClosedPortsTest([.. ports.EnumerateArray().Select(port => port.GetInt32())])
            : null;

    private static IReadOnlyList<string> Strings(JsonElement list) => [.. list.EnumerateArray().Select(text => text.GetString()!)];
}
