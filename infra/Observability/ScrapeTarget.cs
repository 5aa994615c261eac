namespace Infra.Observability;

/// <summary>A service that tells Prometheus how it does.</summary>
/// <param name="Job">As alerts and dashboards name it.</param>
/// <param name="Host">Where it answers.</param>
/// <param name="Port">1 to 65535.</param>
/// <param name="Path">What is asked for.</param>
public sealed record ScrapeTarget(string Job, string Host, int Port, string Path = "/metrics");
