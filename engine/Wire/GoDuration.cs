using System.Globalization;

namespace Engine.Wire;

/// <summary>Durations as Go writes and reads them: <c>5m</c>, <c>1h30m</c>, <c>1.5s</c>, <c>120000000000ns</c>.</summary>
/// <remarks>Source: https://pkg.go.dev/time#ParseDuration. Counted in whole nanoseconds, so that no sum collects rounding errors.</remarks>
internal static class GoDuration
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>The units, longest first where one begins with another. Go takes both the micro sign and the Greek letter.</summary>
    private static readonly (string Name, long Nanoseconds)[] Units =
    [
        ("ns", 1),
        ("us", 1_000),
        ("\u00B5s", 1_000),
        ("\u03BCs", 1_000),
        ("ms", 1_000_000),
        ("s", NanosecondsPerSecond),
        ("m", 60 * NanosecondsPerSecond),
        ("h", 3_600 * NanosecondsPerSecond),
    ];

    /// <exception cref="WireException">The string is not a valid duration, is negative, or exceeds 2^63 nanoseconds.</exception>
    public static double Seconds(string text)
    {
        var nanoseconds = text.Length > 1 && text[0] is '+' or '-' ? Parse(text.AsSpan(1)) : Parse(text);
        if (nanoseconds is not { } total)
        {
            throw new WireException($"'{text}' is not a valid duration; write hours, minutes and seconds, as in 1h30m or 90s.");
        }

        if (total > 0 && text[0] == '-')
        {
            throw new WireException($"'{text}' is negative; a timeout is 0s or more.");
        }

        var whole = decimal.ToInt64(total);
        return (whole / NanosecondsPerSecond) + ((double)(whole % NanosecondsPerSecond) / NanosecondsPerSecond);
    }

    /// <returns>The nanoseconds, or null.</returns>
    private static decimal? Parse(ReadOnlySpan<char> text)
    {
        if (text is "0")
        {
            return 0;
        }

        decimal? total = text.IsEmpty ? null : 0m;
        while (total is not null && !text.IsEmpty)
        {
            var number = text[..Digits(text)];
            text = text[number.Length..];
            total = Unit(ref text) is { } unit && Value(number) is { } value ? Sum(total.Value, value, unit) : null;
        }

        return total;
    }

    /// <returns>How many characters at the beginning are digits and points.</returns>
    private static int Digits(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (count < text.Length && (char.IsAsciiDigit(text[count]) || text[count] == '.'))
        {
            count++;
        }

        return count;
    }

    private static long? Unit(ref ReadOnlySpan<char> text)
    {
        foreach (var (name, nanoseconds) in Units)
        {
            if (text.StartsWith(name, StringComparison.Ordinal))
            {
                text = text[name.Length..];
                return nanoseconds;
            }
        }

        return null;
    }

    /// <summary>Digits with at most one point among, before or after them; decimal places beyond 28 are cut off.</summary>
    private static decimal? Value(ReadOnlySpan<char> number) =>
        Digits(number) > number.Count('.')
        && decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;

    /// <summary>Go cuts off what is below a nanosecond, part by part, and refuses what exceeds its 63 bits.</summary>
    private static decimal? Sum(decimal total, decimal value, long unit) =>
        value <= long.MaxValue && total + decimal.Truncate(value * unit) is var sum and <= long.MaxValue ? sum : null;
}
