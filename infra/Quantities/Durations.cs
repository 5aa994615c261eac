using System.Globalization;

namespace Infra.Quantities;

/// <summary>Parses and formats durations for the settings and the cloud APIs.</summary>
public static class Durations
{
    private static readonly (string Unit, TimeSpan Length)[] Units =
    [
        ("s", TimeSpan.FromSeconds(1)),
        ("m", TimeSpan.FromMinutes(1)),
        ("h", TimeSpan.FromHours(1)),
        ("d", TimeSpan.FromDays(1)),
    ];

    /// <summary>Parses <c>600s</c>, <c>10m</c>, <c>1h</c> or <c>14d</c>.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        foreach (var (unit, length) in Units)
        {
            // TimeSpan cannot represent more than about 29,000 years.
            if (UnitText.TryParse(text, unit, out var count) && count <= TimeSpan.MaxValue / length)
            {
                duration = length * count;
                return true;
            }
        }

        duration = default;
        return false;
    }

    /// <summary>Returns a duration in the format of Google's APIs, in seconds: <c>600s</c>.</summary>
    public static string InSeconds(this TimeSpan duration) =>
        string.Create(CultureInfo.InvariantCulture, $"{(long)duration.TotalSeconds}s");

    /// <summary>
    /// Returns a duration in Go's format, <c>10s</c> or <c>1m30s</c>, in which Docker returns it; any other format would be a permanent
    /// difference.
    /// </summary>
    public static string InGoForm(this TimeSpan duration)
    {
        var (hours, minutes, seconds) = ((long)duration.TotalHours, duration.Minutes, duration.Seconds);
        return hours > 0 ? string.Create(CultureInfo.InvariantCulture, $"{hours}h{minutes}m{seconds}s")
            : minutes > 0 ? string.Create(CultureInfo.InvariantCulture, $"{minutes}m{seconds}s")
            : string.Create(CultureInfo.InvariantCulture, $"{seconds}s");
    }
}
