namespace Infra.Routing;

/// <summary>Ports and amounts of the router.</summary>
public static class RouterLimits
{
    /// <summary>Above 1023: the router's image runs as a user who may not open others everywhere.</summary>
    public const int HttpPort = 8080;

    /// <inheritdoc cref="HttpPort"/>
    public const int HttpsPort = 8443;

    /// <summary>HAProxy's own choice for its exporter.</summary>
    /// <remarks>Source: https://www.haproxy.com/documentation/haproxy-configuration-tutorials/alerts-and-monitoring/prometheus/.</remarks>
    public const int MetricsPort = 8405;

    /// <summary>On the loopback address of the router's own network namespace.</summary>
    public const int RuntimePort = 9999;

    /// <summary>Source: https://docs.docker.com/engine/network/#dns-services.</summary>
    public const string DockerResolver = "127.0.0.11:53";

    internal const int DefaultRequestsPerMinute = 10_000;
}
