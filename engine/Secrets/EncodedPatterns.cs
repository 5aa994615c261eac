using System.Text;

namespace Engine.Secrets;

/// <summary>The Base64 forms of a short secret at any offset in a longer string; longer secrets are found by decoding.</summary>
internal static class EncodedPatterns
{
    /// <summary>The maximum length in bytes: in Base64 one digit less than <see cref="EncodedBytes.MinimumBase64"/>.</summary>
    private const int MaximumBytes = 14;

    /// <summary>The minimum length in digits: shorter pieces of Base64 occur in words.</summary>
    private const int MinimumDigits = 4;

    private const int BitsOfByte = 8;

    private const int BitsOfDigit = 6;

    /// <summary>Returns the patterns of a secret in UTF-8, and in UTF-16 as used by PowerShell.</summary>
    public static IEnumerable<PatternSearch.Pattern> Create(string text) =>
        new[] { Encoding.UTF8, Encoding.Unicode }
            .Select(encoding => encoding.GetBytes(text))
            .Where(bytes => bytes.Length <= MaximumBytes)
            .SelectMany(bytes => Enumerable.Range(0, 3).Select(before => Base64(bytes, before)))
            .Where(digits => digits.Length >= MinimumDigits)
            .SelectMany(digits => new[] { digits, digits.Replace('+', '-').Replace('/', '_') })
            .Distinct(StringComparer.Ordinal)
            .Select(digits => new PatternSearch.Pattern(digits, PatternKind.Base64));

    /// <summary>Returns the digits that do not depend on the surrounding bytes.</summary>
    /// <param name="bytes">The bytes to encode.</param>
    /// <param name="before">The number of bytes before it in its group of three.</param>
    private static string Base64(byte[] bytes, int before)
    {
        var digits = Convert.ToBase64String([.. new byte[before], .. bytes]);
        var first = (before * BitsOfByte + BitsOfDigit - 1) / BitsOfDigit;
        var end = (before + bytes.Length) * BitsOfByte / BitsOfDigit;
        return digits[first..Math.Max(first, end)];
    }
}
