using Infra.Rollout;

namespace Infra.Observability;

/// <summary>What is watched, and who is told.</summary>
public sealed record MonitoringArgs
{
    /// <summary>Who tells how they do, besides Prometheus and Alertmanager themselves.</summary>
    public required IReadOnlyList<ScrapeTarget> Targets { get; init; }

    /// <summary>What must hold before the weight rises.</summary>
    public required IReadOnlyList<Gate> Gates { get; init; }

    /// <summary>Over how long a gate looks back.</summary>
    public required TimeSpan GateWindow { get; init; }

    /// <summary>How many requests the new version must have answered in that time, in Prometheus' language with <c>$window</c>.</summary>
    public required string GateSamplesMeasure { get; init; }

    /// <summary>Below how many a gate has no data.</summary>
    public required int GateSamples { get; init; }

    /// <summary>What ends the roll-out.</summary>
    public required IReadOnlyList<RollbackTrigger> Triggers { get; init; }

    /// <summary>Further files of rules, by name without folder, in Prometheus' own form.</summary>
    public required IReadOnlyDictionary<string, string> Rules { get; init; }

    /// <summary>Dashboards by name.</summary>
    public required IReadOnlyDictionary<string, Dashboard> Dashboards { get; init; }

    /// <summary>Who is told.</summary>
    public required AlertChannels Channels { get; init; }

    /// <summary>Where Alertmanager answers.</summary>
    /// <value>Default: <c>alertmanager:9093</c>.</value>
    public string Alertmanager { get; init; } = "alertmanager:9093";

    /// <summary>Where Prometheus answers.</summary>
    /// <value>Default: <c>http://prometheus:9090</c>.</value>
    public string Prometheus { get; init; } = "http://prometheus:9090";
}
