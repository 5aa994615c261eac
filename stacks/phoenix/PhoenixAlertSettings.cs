using Infra.Google.Monitoring;
using Infra.Quantities;
using Infra.Settings;

namespace Stacks;

/// <summary>The alert settings of Phoenix.</summary>
/// <param name="Channels">The notification channels and the runbook.</param>
/// <param name="UptimePeriod">The interval of each service's uptime check: 60 s, 300 s, 600 s or 900 s.</param>
public sealed record PhoenixAlertSettings(AlertSettings Channels, TimeSpan UptimePeriod)
{
    /// <summary>Reads these settings from the stack's configuration.</summary>
    public static PhoenixAlertSettings Read(SettingsSection section)
    {
        var channels = AlertSettings.Read(section);
        var period = section.OneOf("uptimePeriod", [.. CloudMonitoringLimits.UptimePeriods.Select(Durations.InSeconds)]);
        return new PhoenixAlertSettings(channels, CloudMonitoringLimits.UptimePeriods.FirstOrDefault(known => known.InSeconds() == period));
    }
}
