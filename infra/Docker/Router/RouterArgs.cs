namespace Infra.Docker.Router;

/// <summary>Arguments of the router that splits users between a stable version and a candidate.</summary>
public sealed record RouterArgs
{
    /// <summary>The stable version, which is also the fallback.</summary>
    public required Upstream Stable { get; init; }

    /// <summary>A second service of the stable version, with its own paths; the candidate replaces both.</summary>
    public required Upstream Specialist { get; init; }

    /// <summary>The path prefix of <see cref="Specialist"/>.</summary>
    /// <value>Starts and ends with a slash.</value>
    public required string SpecialistPath { get; init; }

    /// <summary>The candidate version.</summary>
    public required Upstream Candidate { get; init; }

    /// <summary>The maximum number of requests per minute and client address; further requests are answered with 429.</summary>
    /// <value>Default: 10,000, the load that the whole system is tested for.</value>
    public int RequestsPerMinute { get; init; } = RouterLimits.DefaultRequestsPerMinute;

    /// <summary>The port that redirects HTTP to HTTPS.</summary>
    /// <value>Default: 8080; the container publishes it as 80.</value>
    public int HttpPort { get; init; } = RouterLimits.HttpPort;

    /// <summary>The HTTPS port, with TLS 1.3.</summary>
    /// <value>Default: 8443; the container publishes it as 443.</value>
    public int HttpsPort { get; init; } = RouterLimits.HttpsPort;

    /// <summary>The port of <c>/metrics</c> for Prometheus and <c>/health</c> for health checks; never published.</summary>
    /// <value>Default: 8405.</value>
    public int MetricsPort { get; init; } = RouterLimits.MetricsPort;

    /// <summary>The port of the runtime API, on the loopback address only, which takes new traffic percentages.</summary>
    /// <value>Default: 9999.</value>
    public int RuntimePort { get; init; } = RouterLimits.RuntimePort;

    /// <summary>The PEM file with the certificate, its chain and its key.</summary>
    /// <value>Default: <c>/run/secrets/router.pem</c>.</value>
    public string CertificatePath { get; init; } = RouterPaths.Certificate;

    /// <summary>The file in a volume that keeps the traffic percentages across restarts.</summary>
    /// <value>Default: <c>/var/lib/haproxy/shares.map</c>.</value>
    public string SharesPath { get; init; } = RouterPaths.Shares;

    /// <summary>The DNS resolver for service names.</summary>
    /// <value>Default: <c>127.0.0.11:53</c>, Docker's own in every user-defined network.</value>
    public string Resolver { get; init; } = RouterLimits.DockerResolver;
}
