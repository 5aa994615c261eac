using Pulumi;

namespace Infra.Google.Monitoring;

/// <summary>Arguments of <see cref="UptimeCheck"/>.</summary>
public sealed record UptimeCheckArgs
{
    /// <summary>The project ID.</summary>
    public required string Project { get; init; }

    /// <summary>The URL of the service, <c>https://{host}</c>.</summary>
    public required Output<string> Uri { get; init; }

    /// <summary>The path that returns a success status while the service works, such as <c>/health</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The check interval of each region.</summary>
    /// <value>60 s, 300 s, 600 s or 900 s; default 60 s.</value>
    public TimeSpan Period { get; init; } = CloudMonitoringLimits.UptimePeriods[0];

    /// <summary>The labels of the check.</summary>
    public InputMap<string> Labels { get; init; } = [];
}
