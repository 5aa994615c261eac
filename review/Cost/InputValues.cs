using System.Globalization;
using Engine.Values;

namespace Review.Cost;

/// <summary>Reads inputs of a plan. A stand-in is read as the value it stands for; a secret is not read.</summary>
internal static class InputValues
{
    /// <param name="inputs">A resource's inputs, or a part of them.</param>
    /// <param name="path">Names with points between, <c>settings.tier</c>.</param>
    public static PropertyValue? At(this PropertyValue? inputs, string path)
    {
        var value = Plain(inputs);
        foreach (var name in path.Split('.'))
        {
            value = Plain((value as MapValue)?[name]);
        }

        return value is NullValue ? null : value;
    }

    public static string? Text(this PropertyValue? inputs, string path) => (inputs.At(path) as TextValue)?.Value;

    public static bool? Flag(this PropertyValue? inputs, string path) => (inputs.At(path) as BooleanValue)?.Value;

    public static decimal? Number(this PropertyValue? inputs, string path) =>
        inputs.At(path) is NumberValue number ? (decimal)number.Value : null;

    public static IEnumerable<PropertyValue?> Items(this PropertyValue? inputs, string path) =>
        inputs.At(path) is ArrayValue list ? list.Items.Select(Plain) : [];

    /// <summary>Seconds of a duration as Google's interfaces write it, <c>60s</c>.</summary>
    public static decimal? Seconds(this PropertyValue? inputs, string path) =>
        inputs.Text(path) is { } text
        && decimal.TryParse(text.TrimEnd('s'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            ? seconds
            : null;

    private static PropertyValue? Plain(PropertyValue? value) => value is ComputedValue computed ? Plain(computed.Inner) : value;
}
