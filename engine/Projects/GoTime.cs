using System.Globalization;

namespace Engine.Projects;

/// <summary>A time as a deployment reads it from YAML, in Go's format and for a machine whose time zone is UTC.</summary>
/// <param name="Text">The time as passed to the program, <c>2025-12-01 00:00:00 +0000 UTC</c>.</param>
internal sealed record GoTime(string Text)
{
    private const int NanosecondDigits = 9;

    /// <summary>Reads <c>2006-1-2</c>, <c>2006-1-2 15:4:5</c> and <c>2006-1-2T15:4:5Z</c>, with fractions and offsets.</summary>
    /// <returns>The time; null for any other string.</returns>
    public static GoTime? Parse(string text)
    {
        var rest = text.AsSpan();
        if (
            !(
                Number(ref rest, 4, 4, 9999) is { } year
                && Skip(ref rest, '-')
                && Number(ref rest, 1, 2, 12) is { } month and > 0
                && Skip(ref rest, '-')
                && Number(ref rest, 1, 2, DaysIn(year, month)) is { } day and > 0
            )
        )
        {
            return null;
        }

        var date = string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}");
        if (rest.IsEmpty)
        {
            return new GoTime($"{date} 00:00:00 +0000 UTC");
        }

        var hasZone = rest[0] is 'T' or 't';
        if (!hasZone && rest[0] != ' ')
        {
            return null;
        }

        rest = hasZone ? rest[1..] : rest.TrimStart(' ');
        return Clock(ref rest) is { } clock && (hasZone ? Zone(ref rest) : "+0000 UTC") is { } zone && rest.IsEmpty
            ? new GoTime($"{date} {clock} {zone}")
            : null;
    }

    private static int DaysIn(int year, int month) =>
        month == 0
            ? 0
            // Year 0 is a leap year in Go's calendar, and the calendar of .NET begins with 1.
            : DateTime.DaysInMonth(year == 0 ? 4 : year, month);

    private static string? Clock(ref ReadOnlySpan<char> rest) =>
        Number(ref rest, 1, 2, 23) is { } hour
        && Skip(ref rest, ':')
        && Number(ref rest, 1, 2, 59) is { } minute
        && Skip(ref rest, ':')
        && Number(ref rest, 1, 2, 59) is { } second
            ? string.Create(CultureInfo.InvariantCulture, $"{hour:00}:{minute:00}:{second:00}{Fraction(ref rest)}")
            : null;

    private static string Fraction(ref ReadOnlySpan<char> rest)
    {
        if (rest is not ['.' or ',', >= '0' and <= '9', ..])
        {
            return "";
        }

        var length = 1;
        while (length < rest.Length && char.IsAsciiDigit(rest[length]))
        {
            length++;
        }

        var digits = rest[1..Math.Min(length, NanosecondDigits + 1)].TrimEnd('0').ToString();
        rest = rest[length..];
        return digits.Length == 0 ? "" : $".{digits}";
    }

    private static string? Zone(ref ReadOnlySpan<char> rest)
    {
        if (Skip(ref rest, 'Z'))
        {
            return "+0000 UTC";
        }

        if (rest.IsEmpty || rest[0] is not ('+' or '-'))
        {
            return null;
        }

        var sign = rest[0];
        rest = rest[1..];
        if (!(Number(ref rest, 2, 2, 24) is { } hours && Skip(ref rest, ':') && Number(ref rest, 2, 2, 60) is { } minutes))
        {
            return null;
        }

        var total = (hours * 60) + minutes;
        var offset = string.Create(CultureInfo.InvariantCulture, $"{sign}{total / 60:00}{total % 60:00}");
        return total == 0 ? "+0000 UTC" : $"{offset} {offset}";
    }

    private static int? Number(ref ReadOnlySpan<char> rest, int minimumDigits, int maximumDigits, int maximum)
    {
        var length = 0;
        while (length < rest.Length && length < maximumDigits && char.IsAsciiDigit(rest[length]))
        {
            length++;
        }

        if (length < minimumDigits)
        {
            return null;
        }

        var number = int.Parse(rest[..length], NumberStyles.None, CultureInfo.InvariantCulture);
        rest = rest[length..];
        return number <= maximum ? number : null;
    }

    private static bool Skip(ref ReadOnlySpan<char> rest, char expected)
    {
        if (rest.IsEmpty || rest[0] != expected)
        {
            return false;
        }

        rest = rest[1..];
        return true;
    }
}
