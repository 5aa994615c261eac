namespace Engine.Monitor;

/// <summary>Validates the versions of provider plugins (https://semver.org/).</summary>
internal static class SemanticVersion
{
    private const string Allowed = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.-+";

    public static bool IsValid(string version)
    {
        var suffix = version.AsSpan().IndexOfAny('-', '+');
        var numbers = (suffix < 0 ? version : version[..suffix]).Split('.');
        return numbers.Length == 3
            && Array.TrueForAll(numbers, IsNumber)
            && (suffix < 0 || (suffix + 1 < version.Length && version.AsSpan(suffix + 1).Trim(Allowed).IsEmpty));
    }

    private static bool IsNumber(string text)
    {
        var isNumber = text.Length is > 0 and < 20 && (text.Length == 1 || text[0] != '0');
        foreach (var digit in text)
        {
            isNumber &= char.IsAsciiDigit(digit);
        }

        return isNumber;
    }
}
