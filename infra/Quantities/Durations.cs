using System.Globalization;

namespace Infra.Quantities;

/// <summary>Times as the settings and the cloud write them.</summary>
public static class Durations
{
    private static readonly (string Unit, TimeSpan Length)[] Units =
    [
        ("s", TimeSpan.FromSeconds(1)),
        ("m", TimeSpan.FromMinutes(1)),
        ("h", TimeSpan.FromHours(1)),
        ("d", TimeSpan.FromDays(1)),
    ];

    /// <summary>Reads <c>600s</c>, <c>10m</c>, <c>1h</c> or <c>14d</c>.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        foreach (var (unit, length) in Units)
        {
            // Beyond some 29,000 years there is no time to say it in.
            if (UnitText.TryParse(text, unit, out var count) && count <= TimeSpan.MaxValue / length)
            {
                duration = length * count;
                return true;
            }
        }

        duration = default;
        return false;
    }

    /// <summary>Google's APIs take a time in seconds with an <c>s</c> behind: <c>600s</c>.</summary>
    public static string InSeconds(this TimeSpan duration) =>
        string.Create(CultureInfo.InvariantCulture, $"{(long)duration.TotalSeconds}s");

    /// <summary>Docker writes a time back as Go does, and another way to write it is a difference for ever: <c>10s</c>, <c>1m30s</c>.</summary>
    public static string InGoForm(this TimeSpan duration)
    {
        var (hours, minutes, seconds) = ((long)duration.TotalHours, duration.Minutes, duration.Seconds);
        return hours > 0 ? string.Create(CultureInfo.InvariantCulture, $"{hours}h{minutes}m{seconds}s")
            : minutes > 0 ? string.Create(CultureInfo.InvariantCulture, $"{minutes}m{seconds}s")
            : string.Create(CultureInfo.InvariantCulture, $"{seconds}s");
    }
}
