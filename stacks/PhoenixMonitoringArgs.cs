using Infra.Monitoring;
using Infra.Services;
using Pulumi;

namespace Stacks;

/// <summary>Arguments of <see cref="PhoenixMonitoring"/>.</summary>
public sealed record PhoenixMonitoringArgs
{
    /// <summary>The project's id.</summary>
    public required string Project { get; init; }

    /// <summary>What the names of its services begin with.</summary>
    public required string Prefix { get; init; }

    /// <summary>The environment's name, for titles.</summary>
    public required string Environment { get; init; }

    /// <summary>Who is told.</summary>
    public required AlertSettings Alerts { get; init; }

    /// <summary>How often a service is asked whether it works.</summary>
    public required TimeSpan UptimePeriod { get; init; }

    /// <summary>What there is to watch.</summary>
    public required IReadOnlyList<ServiceSpecification> Specifications { get; init; }

    /// <summary>The services that answer requests, by name.</summary>
    public required IReadOnlyDictionary<string, CloudRunService> Services { get; init; }

    /// <summary>Labels of everything in it.</summary>
    public InputMap<string> Labels { get; init; } = [];
}
