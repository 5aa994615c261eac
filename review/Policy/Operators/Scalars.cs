using System.Globalization;
using System.Text.Json;
using Engine.Values;

namespace Review.Policy.Operators;

/// <summary>The comparison of a plan's values with those of a rule.</summary>
internal static class Scalars
{
    /// <summary>Returns a string, number or boolean as a string; null for any other value.</summary>
    public static string? Text(PropertyValue? value) =>
        value switch
        {
            TextValue text => text.Value,
            BooleanValue boolean => boolean.Value ? "true" : "false",
            NumberValue number => number.Value.ToString("R", CultureInfo.InvariantCulture),
            _ => null,
        };

    /// <summary>Returns a number, or the seconds of a duration such as <c>600s</c>; null for any other value.</summary>
    public static double? Number(PropertyValue? value) =>
        value switch
        {
            NumberValue number => number.Value,
            TextValue text => Number(text.Value),
            _ => null,
        };

    /// <summary>Returns whether values are equal. Providers accept strings for numbers and booleans, so "true" equals true.</summary>
    public static bool Same(PropertyValue value, JsonElement expected) =>
        expected.ValueKind switch
        {
            JsonValueKind.String => Text(value) == expected.GetString(),
            JsonValueKind.Number => Number(value) == expected.GetDouble(),
            JsonValueKind.True or JsonValueKind.False => Text(value) == (expected.GetBoolean() ? "true" : "false"),
            _ => throw new FormatException($"{expected.GetRawText()} is nothing to compare with."),
        };

    /// <summary>Formats a rule's value for messages.</summary>
    public static string Words(JsonElement expected) =>
        expected.ValueKind != JsonValueKind.String ? expected.GetRawText()
        : expected.GetString() is { Length: > 0 } text ? text
        : "an empty string";

    private static double? Number(string text) =>
        double.TryParse(text.EndsWith('s') ? text[..^1] : text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : null;
}
