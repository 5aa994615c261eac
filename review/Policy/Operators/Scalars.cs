using System.Globalization;
using System.Text.Json;
using Engine.Values;

namespace Review.Policy.Operators;

/// <summary>How values of a plan are compared with those of a rule.</summary>
internal static class Scalars
{
    /// <summary>Texts, numbers and booleans as a text; null for what is none of them.</summary>
    public static string? Text(PropertyValue? value) =>
        value switch
        {
            TextValue text => text.Value,
            BooleanValue boolean => boolean.Value ? "true" : "false",
            NumberValue number => number.Value.ToString("R", CultureInfo.InvariantCulture),
            _ => null,
        };

    /// <summary>A number, or a duration such as <c>600s</c> in seconds; null for what is neither.</summary>
    public static double? Number(PropertyValue? value) =>
        value switch
        {
            NumberValue number => number.Value,
            TextValue text => Number(text.Value),
            _ => null,
        };

    /// <summary>Providers take a text for a number and for a boolean, so that "true" is true.</summary>
    public static bool Same(PropertyValue value, JsonElement expected) =>
        expected.ValueKind switch
        {
            JsonValueKind.String => Text(value) == expected.GetString(),
            JsonValueKind.Number => Number(value) == expected.GetDouble(),
            JsonValueKind.True or JsonValueKind.False => Text(value) == (expected.GetBoolean() ? "true" : "false"),
            _ => throw new FormatException($"{expected.GetRawText()} is nothing to compare with."),
        };

    /// <summary>A value of a rule for readers.</summary>
    public static string Words(JsonElement expected) =>
        expected.ValueKind != JsonValueKind.String ? expected.GetRawText()
        : expected.GetString() is { Length: > 0 } text ? text
        : "an empty text";

    private static double? Number(string text) =>
        double.TryParse(text.EndsWith('s') ? text[..^1] : text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : null;
}
