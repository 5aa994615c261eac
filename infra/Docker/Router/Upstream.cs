namespace Infra.Docker.Router;

/// <summary>A service behind the router.</summary>
/// <param name="Name">The name in statistics and alerts.</param>
/// <param name="Host">The host name that the container network resolves, or an IP address.</param>
/// <param name="Port">1 to 65535.</param>
/// <param name="Check">The health check.</param>
public sealed record Upstream(string Name, string Host, int Port, UpstreamCheck Check);

/// <summary>The health check of a service.</summary>
/// <param name="Path">The path; status codes 2xx and 3xx are healthy.</param>
/// <param name="Interval">The interval between checks.</param>
/// <param name="Timeout">The timeout of a check.</param>
/// <param name="Failures">The number of consecutive failures before the service gets no more requests.</param>
public sealed record UpstreamCheck(string Path, TimeSpan Interval, TimeSpan Timeout, int Failures);
