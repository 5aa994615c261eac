using Pulumi;

namespace Infra.Google.Monitoring;

/// <summary>Arguments of <see cref="CloudMonitoring"/>.</summary>
public sealed record CloudMonitoringArgs
{
    /// <summary>The system and its environment, used as a prefix of every title.</summary>
    public required string Title { get; init; }

    /// <summary>The notification channels and the runbook.</summary>
    public required AlertSettings Settings { get; init; }

    /// <summary>The alert rules, with unique names.</summary>
    public required IReadOnlyList<AlertRule> Rules { get; init; }

    /// <summary>Charts on the dashboard in addition to those of the alerts.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<Chart> Watched { get; init; } = [];

    /// <summary>The labels of all resources in the component.</summary>
    public InputMap<string> Labels { get; init; } = [];
}
