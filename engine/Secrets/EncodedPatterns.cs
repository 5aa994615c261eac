using System.Text;

namespace Engine.Secrets;

/// <summary>What a short secret looks like in Base64, wherever in a longer string it begins; longer ones are decoded.</summary>
internal static class EncodedPatterns
{
    /// <summary>In Base64 one digit less than <see cref="EncodedBytes.MinimumBase64"/>.</summary>
    private const int MaximumBytes = 14;

    /// <summary>Shorter pieces of Base64 are in words.</summary>
    private const int MinimumDigits = 4;

    private const int BitsOfByte = 8;

    private const int BitsOfDigit = 6;

    /// <summary>In UTF-8, and in UTF-16 as PowerShell takes it.</summary>
    public static IEnumerable<PatternSearch.Pattern> Of(string text) =>
        new[] { Encoding.UTF8, Encoding.Unicode }
            .Select(encoding => encoding.GetBytes(text))
            .Where(bytes => bytes.Length <= MaximumBytes)
            .SelectMany(bytes => Enumerable.Range(0, 3).Select(before => Base64(bytes, before)))
            .Where(digits => digits.Length >= MinimumDigits)
            .SelectMany(digits => new[] { digits, digits.Replace('+', '-').Replace('/', '_') })
            .Distinct(StringComparer.Ordinal)
            .Select(digits => new PatternSearch.Pattern(digits, PatternKind.Base64));

    /// <summary>The digits that are the same whatever comes before and after.</summary>
    /// <param name="bytes">What is encoded.</param>
    /// <param name="before">Bytes before it in its group of three.</param>
    private static string Base64(byte[] bytes, int before)
    {
        var digits = Convert.ToBase64String([.. new byte[before], .. bytes]);
        var first = (before * BitsOfByte + BitsOfDigit - 1) / BitsOfDigit;
        var end = (before + bytes.Length) * BitsOfByte / BitsOfDigit;
        return digits[first..Math.Max(first, end)];
    }
}
