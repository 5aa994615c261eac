namespace Infra.Docker.Router;

/// <summary>The default ports and limits of the router.</summary>
public static class RouterLimits
{
    /// <summary>
    /// The HTTP port in the container, above 1023 because the user of the router's image cannot open lower ports on every host.
    /// </summary>
    public const int HttpPort = 8080;

    /// <inheritdoc cref="HttpPort"/>
    public const int HttpsPort = 8443;

    /// <summary>The conventional port of HAProxy's Prometheus exporter.</summary>
    /// <remarks>Source: https://www.haproxy.com/documentation/haproxy-configuration-tutorials/alerts-and-monitoring/prometheus/.</remarks>
    public const int MetricsPort = 8405;

    /// <summary>A port on the loopback address of the router's own network namespace.</summary>
    public const int RuntimePort = 9999;

    /// <summary>Source: https://docs.docker.com/engine/network/#dns-services.</summary>
    public const string DockerResolver = "127.0.0.11:53";

    internal const int DefaultRequestsPerMinute = 10_000;
}
