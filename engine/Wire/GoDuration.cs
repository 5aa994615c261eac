using System.Globalization;
using System.Text.RegularExpressions;

namespace Engine.Wire;

/// <summary>Durations as the protocol writes them: <c>5m</c>, <c>1h30m</c>, <c>1.5s</c>.</summary>
internal static partial class GoDuration
{
    /// <exception cref="WireException">The text is no duration.</exception>
    public static double Seconds(string text)
    {
        var parts = Part().Matches(text);
        var seconds = parts.Sum(part => double.Parse(part.Groups[1].Value, CultureInfo.InvariantCulture) * Unit(part.Groups[2].Value));
        return text == "0" || (parts.Count > 0 && parts.Sum(part => part.Length) == text.Length && double.IsFinite(seconds))
            ? seconds
            : throw new WireException($"'{text}' is no duration; write hours, minutes and seconds as in 1h30m or 90s.");
    }

    private static double Unit(string unit) =>
        unit switch
        {
            "h" => 3600,
            "m" => 60,
            "s" => 1,
            "ms" => 1e-3,
            "us" or "µs" => 1e-6,
            _ => 1e-9,
        };

    [GeneratedRegex(@"(\d+(?:\.\d*)?|\.\d+)(h|ms|us|µs|ns|m|s)", RegexOptions.CultureInvariant)]
    private static partial Regex Part();
}
