using System.Globalization;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Engine.Projects;

/// <summary>
/// Resolves scalars as a deployment does, whose parser (yaml.v3) mixes YAML 1.1 and 1.2: <c>0127</c>, <c>0o17</c> and <c>1_000</c> are
/// numbers, <c>2025-12-01</c> is a time, <c>yes</c> is a string, and a tag takes precedence.
/// </summary>
internal static class YamlScalars
{
    private const string CoreTag = "tag:yaml.org,2002:";
    private const NumberStyles Float = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <returns>null, or a bool, long, ulong, double, <see cref="GoTime"/> or string.</returns>
    /// <exception cref="YamlException">The value does not fit its tag.</exception>
    public static object? Resolve(YamlScalarNode node)
    {
        var text = node.Value ?? "";
        var tag = node.Tag.IsEmpty || node.Tag.IsNonSpecific ? "" : node.Tag.Value;
        if (tag.Length == 0)
        {
            return node.Style is ScalarStyle.Plain or ScalarStyle.Any ? Untagged(text, mayBeTime: true) : text;
        }

        return tag switch
        {
            $"{CoreTag}binary" => Binary(node, text),
            $"{CoreTag}null" or $"{CoreTag}bool" or $"{CoreTag}int" or $"{CoreTag}float" or $"{CoreTag}timestamp" => Tagged(
                node,
                tag[CoreTag.Length..],
                text
            ),
            _ => text,
        };
    }

    private static object? Tagged(YamlScalarNode node, string tag, string text)
    {
        var value = Untagged(text, mayBeTime: tag == "timestamp");
        return (tag, value) switch
        {
            ("null", null) or ("bool", bool) or ("int", long or ulong) or ("float", double) or ("timestamp", GoTime) => value,
            ("float", long number) => (double)number,
            _ => throw new YamlException(node.Start, node.End, $"'{text}' is not a valid !!{tag}"),
        };
    }

    private static object? Untagged(string text, bool mayBeTime)
    {
        if (text.Length == 0)
        {
            return null;
        }

        return text[0] switch
        {
            '.' when Special(text) is { } special => special,
            '.' => Number(WithoutSeparators(text)) ?? text,
            '+' or '-' when Special(text[1..]) is double.PositiveInfinity => text[0] == '-'
                ? double.NegativeInfinity
                : double.PositiveInfinity,
            '+' or '-' or (>= '0' and <= '9') => Numeric(text, mayBeTime),
            _ => text switch
            {
                "~" or "null" or "Null" or "NULL" => null,
                "true" or "True" or "TRUE" => true,
                "false" or "False" or "FALSE" => false,
                _ => text,
            },
        };
    }

    /// <summary>Parses infinity and NaN; only infinity may have a sign.</summary>
    private static double? Special(string text) =>
        text switch
        {
            ".inf" or ".Inf" or ".INF" => double.PositiveInfinity,
            ".nan" or ".NaN" or ".NAN" => double.NaN,
            _ => null,
        };

    /// <summary>Removes underscores; after a point, Go accepts them only between two digits.</summary>
    private static string WithoutSeparators(string text)
    {
        var isSeparated = text.Select(
                (character, i) =>
                    character != '_' || (char.IsAsciiDigit(text[i - 1]) && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]))
            )
            .All(fits => fits);
        return isSeparated ? text.Replace("_", "", StringComparison.Ordinal) : text;
    }

    private static object Numeric(string text, bool mayBeTime)
    {
        if (mayBeTime && GoTime.Parse(text) is { } time)
        {
            return time;
        }

        var plain = text.Replace("_", "", StringComparison.Ordinal);
        return Integer(plain) ?? Number(plain) ?? text;
    }

    /// <summary>Parses an integer with Go's prefixes; a leading zero means octal, and YAML's own prefix allows a sign after it.</summary>
    private static object? Integer(string plain)
    {
        var isSigned = plain is ['+' or '-', ..];
        var digits = isSigned ? plain[1..] : plain;
        var (radix, prefix) = digits switch
        {
            ['0', 'x' or 'X', _, ..] => (16, 2),
            ['0', 'o' or 'O', _, ..] => (8, 2),
            ['0', 'b' or 'B', _, ..] => (2, 2),
            ['0', _, ..] => (8, 1),
            _ => (10, 0),
        };
        var isInnerSign = !isSigned && digits is ['0', 'b' or 'o', '+' or '-', _, ..];
        if (Digits(digits[(isInnerSign ? 3 : prefix)..], radix) is not { } size)
        {
            return null;
        }

        return (plain[0] == '-' || (isInnerSign && digits[2] == '-'), size) switch
        {
            (true, <= 1UL << 63) => (long)(0 - (ulong)size),
            (false, <= long.MaxValue) => (long)size,
            (false, <= ulong.MaxValue) when plain[0] != '+' => (ulong)size,
            _ => null,
        };
    }

    /// <returns>The number; null if it is not valid in that radix or has more than 64 bits.</returns>
    private static ulong? Digits(string digits, int radix)
    {
        UInt128 value = 0;
        foreach (var digit in digits)
        {
            var number = char.IsAsciiHexDigit(digit) ? (digit <= '9' ? digit - '0' : (digit | ' ') - 'a' + 10) : radix;
            value = (value * (uint)radix) + (uint)number;
            if (number >= radix || value > ulong.MaxValue)
            {
                return null;
            }
        }

        return digits.Length == 0 ? null : (ulong)value;
    }

    /// <summary>Parses a float without the extensions of .NET: spaces, digit groups, and infinity for a number that is too large.</summary>
    private static object? Number(string plain) =>
        plain.All(character => char.IsAsciiDigit(character) || character is '+' or '-' or '.' or 'e' or 'E')
        && double.TryParse(plain, Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : null;

    /// <summary>Decodes Base64 to a string as Go does: each byte that is not valid UTF-8 becomes one replacement character.</summary>
    private static string Binary(YamlScalarNode node, string text)
    {
        if (text.Contains(' ') || text.Contains('\t') || !TryDecode(text, out var bytes))
        {
            throw new YamlException(node.Start, node.End, "the !!binary value is not valid Base64");
        }

        var decoded = new StringBuilder();
        for (var rest = bytes.AsSpan(); !rest.IsEmpty; )
        {
            var isRune = Rune.DecodeFromUtf8(rest, out var rune, out var length) == System.Buffers.OperationStatus.Done;
            decoded.Append(isRune ? rune.ToString() : "\uFFFD");
            rest = rest[(isRune ? length : 1)..];
        }

        return decoded.ToString();
    }

    private static bool TryDecode(string text, out byte[] bytes)
    {
        bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length))
        {
            return false;
        }

        bytes = bytes[..length];
        return true;
    }
}
