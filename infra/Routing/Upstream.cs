namespace Infra.Routing;

/// <summary>A service behind the router.</summary>
/// <param name="Name">As statistics and alerts name it.</param>
/// <param name="Host">Where it answers: a name that the container network resolves, or an address.</param>
/// <param name="Port">1 to 65535.</param>
/// <param name="Check">How the router finds out whether it is well.</param>
public sealed record Upstream(string Name, string Host, int Port, UpstreamCheck Check);

/// <summary>How the router finds out whether a service is well.</summary>
/// <param name="Path">What it asks for; 2xx and 3xx are well.</param>
/// <param name="Interval">The time between two questions.</param>
/// <param name="Timeout">The time it waits for an answer.</param>
/// <param name="Failures">Failures in a row before the service gets no more requests.</param>
public sealed record UpstreamCheck(string Path, TimeSpan Interval, TimeSpan Timeout, int Failures);
