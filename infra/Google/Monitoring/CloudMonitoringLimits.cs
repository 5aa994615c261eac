using Infra.Quantities;

namespace Infra.Google.Monitoring;

/// <summary>The limits of Cloud Monitoring.</summary>
internal static class CloudMonitoringLimits
{
    /// <summary>Source: https://cloud.google.com/monitoring/alerts/concepts-indepth#alignment-period (up to 25 hours).</summary>
    public static readonly Limit<TimeSpan> Window = new(TimeSpan.FromMinutes(1), TimeSpan.FromHours(25));

    /// <summary>Source: https://cloud.google.com/monitoring/alerts/concepts-indepth#duration (up to 23 hours 30 minutes).</summary>
    public static readonly Limit<TimeSpan> Duration = new(TimeSpan.Zero, TimeSpan.FromHours(23.5));

    /// <summary>
    /// The time after the end of a series at which its incident is closed. Source:
    /// https://cloud.google.com/monitoring/alerts/incident-events#closing.
    /// </summary>
    public static readonly TimeSpan AutoClose = TimeSpan.FromMinutes(30);

    /// <summary>The allowed check intervals. Source: https://cloud.google.com/monitoring/uptime-checks#create.</summary>
    public static readonly IReadOnlyList<TimeSpan> UptimePeriods =
    [
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(10),
        TimeSpan.FromMinutes(15),
    ];

    /// <summary>Returns whether a duration is in whole minutes, which windows and durations require.</summary>
    public static bool IsWholeMinutes(TimeSpan time) => time.Ticks % TimeSpan.TicksPerMinute == 0;
}
