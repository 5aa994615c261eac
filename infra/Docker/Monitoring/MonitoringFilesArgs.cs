using Infra.Rollout;

namespace Infra.Docker.Monitoring;

/// <summary>Arguments of the monitoring files: what is monitored and where alerts go.</summary>
public sealed record MonitoringFilesArgs
{
    /// <summary>The scrape targets, in addition to Prometheus and Alertmanager themselves.</summary>
    public required IReadOnlyList<ScrapeTarget> Targets { get; init; }

    /// <summary>The gates that must pass before the weight rises.</summary>
    public required IReadOnlyList<Gate> Gates { get; init; }

    /// <summary>The period over which gates are evaluated.</summary>
    public required TimeSpan GateWindow { get; init; }

    /// <summary>The number of requests that the new version answered in that period, as a PromQL expression with <c>$window</c>.</summary>
    public required string GateSamplesMeasure { get; init; }

    /// <summary>The minimum number of requests; below it a gate has no data.</summary>
    public required int GateSamples { get; init; }

    /// <summary>The triggers that end the rollout.</summary>
    public required IReadOnlyList<RollbackTrigger> Triggers { get; init; }

    /// <summary>The runbook that describes a rollback, by file name.</summary>
    public required string Runbook { get; init; }

    /// <summary>Additional Prometheus rule files, by file name.</summary>
    public required IReadOnlyDictionary<string, string> Rules { get; init; }

    /// <summary>Dashboards by name.</summary>
    public required IReadOnlyDictionary<string, GrafanaDashboard> Dashboards { get; init; }

    /// <summary>The destinations of alerts.</summary>
    public required AlertmanagerChannels Channels { get; init; }

    /// <summary>The address of Alertmanager.</summary>
    /// <value>Default: <c>alertmanager:9093</c>.</value>
    public string Alertmanager { get; init; } = "alertmanager:9093";

    /// <summary>The URL of Prometheus.</summary>
    /// <value>Default: <c>http://prometheus:9090</c>.</value>
    public string Prometheus { get; init; } = "http://prometheus:9090";
}
