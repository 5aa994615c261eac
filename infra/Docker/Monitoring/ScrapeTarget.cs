namespace Infra.Docker.Monitoring;

/// <summary>A service that exposes metrics for Prometheus.</summary>
/// <param name="Job">The job name in alerts and dashboards.</param>
/// <param name="Host">The host name.</param>
/// <param name="Port">1 to 65535.</param>
/// <param name="Path">The path of the metrics.</param>
public sealed record ScrapeTarget(string Job, string Host, int Port, string Path = "/metrics");
