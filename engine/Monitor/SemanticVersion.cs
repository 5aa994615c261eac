namespace Engine.Monitor;

/// <summary>Checks the versions of provider plugins (https://semver.org/).</summary>
internal static class SemanticVersion
{
    public static bool IsValid(string version)
    {
        var suffix = version.AsSpan().IndexOfAny('-', '+');
        var numbers = (suffix < 0 ? version : version[..suffix]).Split('.');
        return numbers.Length == 3
            && Array.TrueForAll(numbers, IsNumber)
            && (suffix < 0 || (suffix + 1 < version.Length && version.AsSpan(suffix + 1).IndexOfAnyExcept(Allowed) < 0));
    }

    private static System.Buffers.SearchValues<char> Allowed { get; } =
        System.Buffers.SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.-+");

    private static bool IsNumber(string text) =>
        text.Length is > 0 and < 20 && !text.AsSpan().ContainsAnyExceptInRange('0', '9') && (text.Length == 1 || text[0] != '0');
}
