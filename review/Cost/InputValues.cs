using System.Globalization;
using Engine.Plans;
using Engine.Values;

namespace Review.Cost;

/// <summary>
/// Reads the inputs that determine a price. A placeholder is read as the value it replaces. If an input is present but cannot be read
/// (secret, unknown, of another type), the resource has no price: a default in its place could only lower the total.
/// </summary>
internal static class InputValues
{
    /// <summary>No documented maximum; far above every size and count that a provider accepts.</summary>
    public const long MaximumNumber = 1_000_000_000;

    /// <param name="inputs">A resource's inputs, or a part of them.</param>
    /// <param name="path">The path of an input, <c>settings.tier</c>.</param>
    /// <returns>The value; null if the input is absent.</returns>
    /// <exception cref="UnpricedInputException">The input, or a value that contains it, is secret or unknown.</exception>
    public static PropertyValue? At(this PropertyValue? inputs, string path) =>
        Readable(PropertyPath.Parse(path).FindOne(inputs).Content, path);

    public static string? Text(this PropertyValue? inputs, string path) =>
        inputs.At(path) switch
        {
            null => null,
            TextValue text => text.Value,
            NumberValue number => number.Value.ToString("R", CultureInfo.InvariantCulture),
            var other => throw Unreadable(path, other, "a string"),
        };

    public static bool? Flag(this PropertyValue? inputs, string path) =>
        inputs.At(path) switch
        {
            null => null,
            BooleanValue flag => flag.Value,
            TextValue text when bool.TryParse(text.Value, out var flag) => flag,
            var other => throw Unreadable(path, other, "true or false"),
        };

    /// <summary>Reads a size or a count. The Google provider accepts numeric strings, so they are accepted here too.</summary>
    /// <exception cref="UnpricedInputException">
    /// The number is not an integer, is negative, or is above <see cref="MaximumNumber"/>.
    /// </exception>
    public static decimal? Number(this PropertyValue? inputs, string path) =>
        inputs.At(path) switch
        {
            null => null,
            NumberValue number => Whole(path, number.Value),
            TextValue text when double.TryParse(text.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => Whole(
                path,
                number
            ),
            var other => throw Unreadable(path, other, "a number"),
        };

    public static IEnumerable<PropertyValue?> Items(this PropertyValue? inputs, string path) =>
        inputs.At(path) switch
        {
            null => [],
            ArrayValue list => list.Items.Select(item => Readable(Unwrapped.FromPlan(item), path)),
            var other => throw Unreadable(path, other, "a list"),
        };

    /// <summary>Reads a duration in seconds as Google's APIs write it, <c>60s</c>.</summary>
    public static decimal? Seconds(this PropertyValue? inputs, string path) =>
        inputs.Text(path) is not { } text ? null
        : decimal.TryParse(text.TrimEnd('s'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) ? seconds
        : throw new UnpricedInputException($"'{path}' is not a duration in seconds, such as 60s");

    private static decimal Whole(string path, double number) =>
        number is >= 0 and <= MaximumNumber && Math.Truncate(number) == number
            ? (decimal)number
            : throw new UnpricedInputException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"'{path}' is {number:R}; a size or count is a whole number from 0 to {MaximumNumber:#,0}"
                ),
                isImplausible: true
            );

    private static PropertyValue? Readable(Unwrapped input, string path) =>
        input.IsSecret ? throw new UnpricedInputException($"'{path}' is secret")
        : input.IsUnknown ? throw new UnpricedInputException($"'{path}' is known only after deployment")
        : input.Value;

    private static UnpricedInputException Unreadable(string path, PropertyValue value, string expected) =>
        new($"'{path}' is {Kind(value)}, not {expected}");

    private static string Kind(PropertyValue value) =>
        value switch
        {
            TextValue => "a string",
            NumberValue => "a number",
            BooleanValue => "a boolean",
            ArrayValue => "a list",
            MapValue => "an object",
            _ => "a value of another kind",
        };
}

/// <summary>The exception for an input that cannot be priced.</summary>
/// <param name="reason">What is wrong with it, without a period.</param>
/// <param name="isImplausible">Whether the value itself is wrong, rather than unavailable.</param>
internal sealed class UnpricedInputException(string reason, bool isImplausible = false) : Exception(reason)
{
    public bool IsImplausible => isImplausible;
}
