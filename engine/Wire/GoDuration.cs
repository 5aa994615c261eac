using System.Globalization;

namespace Engine.Wire;

/// <summary>Durations in Go's format: <c>5m</c>, <c>1h30m</c>, <c>1.5s</c>, <c>120000000000ns</c>.</summary>
/// <remarks>Source: https://pkg.go.dev/time#ParseDuration. Calculated in whole nanoseconds, so that sums have no rounding errors.</remarks>
internal static class GoDuration
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>The units, longer ones before their prefixes. Go accepts both the micro sign and the Greek letter.</summary>
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

    /// <returns>The nanoseconds; null if the string is not valid.</returns>
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

    /// <returns>The number of leading digits and points.</returns>
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

    /// <summary>Parses digits with at most one point anywhere; decimal places after the 28th are truncated.</summary>
    private static decimal? Value(ReadOnlySpan<char> number) =>
        Digits(number) > number.Count('.')
        && decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;

    /// <summary>
    /// Adds a part; like Go, it truncates fractions of a nanosecond in each part and rejects totals of more than 63 bits.
    /// </summary>
    private static decimal? Sum(decimal total, decimal value, long unit) =>
        value <= long.MaxValue && total + decimal.Truncate(value * unit) is var sum and <= long.MaxValue ? sum : null;
}
