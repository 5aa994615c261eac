using System.Globalization;

namespace Engine.Secrets;

/// <summary>Reads the digits of escapes.</summary>
internal static class Digits
{
    /// <returns>Null if the string is empty or has another character than hexadecimal digits.</returns>
    public static int? Hex(ReadOnlySpan<char> digits) =>
        int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && value >= 0 ? value : null;

    /// <returns>Null if the string is empty or has another character than decimal digits.</returns>
    public static int? Decimal(ReadOnlySpan<char> digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>Counts the leading hexadecimal digits, up to a maximum.</summary>
    public static int CountHex(ReadOnlySpan<char> text, int maximum)
    {
        var count = 0;
        while (count < Math.Min(text.Length, maximum) && char.IsAsciiHexDigit(text[count]))
        {
            count++;
        }

        return count;
    }
}
