using Infra.Monitoring;
using Infra.Quantities;
using Infra.Settings;

namespace Stacks;

/// <summary>Who is told of what goes wrong in Phoenix, and how soon.</summary>
/// <param name="Channels">Who is told.</param>
/// <param name="UptimePeriod">How often each service is asked whether it works: 60 s, 300 s, 600 s or 900 s.</param>
public sealed record PhoenixAlertSettings(AlertSettings Channels, TimeSpan UptimePeriod)
{
    /// <summary>Reads them from the stack's settings.</summary>
    public static PhoenixAlertSettings Read(SettingsSection section)
    {
        var channels = AlertSettings.Read(section);
        var period = section.OneOf("uptimePeriod", [.. MonitoringLimits.UptimePeriods.Select(Durations.InSeconds)]);
        return new PhoenixAlertSettings(channels, MonitoringLimits.UptimePeriods.FirstOrDefault(known => known.InSeconds() == period));
    }
}
