namespace Infra.Routing;

/// <summary>A router that divides users between a version that is known and one that is on trial.</summary>
public sealed record RouterArgs
{
    /// <summary>The version that everybody knows, and to which everything falls back.</summary>
    public required Upstream Stable { get; init; }

    /// <summary>A second service of the old kind, with the paths that are its own; the version on trial takes over both.</summary>
    public required Upstream Specialist { get; init; }

    /// <summary>What begins the paths of <see cref="Specialist"/>.</summary>
    /// <value>Begins and ends with a slash.</value>
    public required string SpecialistPath { get; init; }

    /// <summary>The version on trial.</summary>
    public required Upstream Candidate { get; init; }

    /// <summary>Requests that may come from one address in a minute; more are answered 429.</summary>
    /// <value>Default: 10,000, what the whole system is tested for.</value>
    public int RequestsPerMinute { get; init; } = RouterLimits.DefaultRequestsPerMinute;

    /// <summary>Where plain HTTP is sent on to HTTPS.</summary>
    /// <value>Default: 8080; the container publishes it as 80.</value>
    public int HttpPort { get; init; } = RouterLimits.HttpPort;

    /// <summary>Where requests are answered, with TLS 1.3.</summary>
    /// <value>Default: 8443; the container publishes it as 443.</value>
    public int HttpsPort { get; init; } = RouterLimits.HttpsPort;

    /// <summary>Where Prometheus asks for <c>/metrics</c>, and a health check for <c>/health</c>; never published.</summary>
    /// <value>Default: 8405.</value>
    public int MetricsPort { get; init; } = RouterLimits.MetricsPort;

    /// <summary>Where the running router takes new shares, on its loopback address alone.</summary>
    /// <value>Default: 9999.</value>
    public int RuntimePort { get; init; } = RouterLimits.RuntimePort;

    /// <summary>Certificate, its chain and its key in one PEM file.</summary>
    /// <value>Default: <c>/run/secrets/router.pem</c>.</value>
    public string CertificatePath { get; init; } = RouterPaths.Certificate;

    /// <summary>The shares that outlive a restart, in a volume.</summary>
    /// <value>Default: <c>/var/lib/haproxy/shares.map</c>.</value>
    public string SharesPath { get; init; } = RouterPaths.Shares;

    /// <summary>Who resolves the names of services.</summary>
    /// <value>Default: <c>127.0.0.11:53</c>, Docker's own in every network that somebody made.</value>
    public string Resolver { get; init; } = RouterLimits.DockerResolver;
}
