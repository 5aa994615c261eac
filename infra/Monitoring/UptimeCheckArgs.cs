using Pulumi;

namespace Infra.Monitoring;

/// <summary>Arguments of <see cref="UptimeCheck"/>.</summary>
public sealed record UptimeCheckArgs
{
    /// <summary>The project's id.</summary>
    public required string Project { get; init; }

    /// <summary>Where the service answers, <c>https://{host}</c>.</summary>
    public required Output<string> Uri { get; init; }

    /// <summary>What it answers with success while it works, <c>/health</c>.</summary>
    public required string Path { get; init; }

    /// <summary>How often it is asked, from each place.</summary>
    /// <value>60 s, 300 s, 600 s or 900 s; default 60 s.</value>
    public TimeSpan Period { get; init; } = MonitoringLimits.UptimePeriods[0];

    /// <summary>Labels of the check.</summary>
    public InputMap<string> Labels { get; init; } = [];
}
