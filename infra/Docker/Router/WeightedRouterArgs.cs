using Infra.Docker.Containers;
using Infra.Docker.Networks;

namespace Infra.Docker.Router;

/// <summary>Arguments of <see cref="WeightedRouter"/>.</summary>
public sealed record WeightedRouterArgs
{
    /// <summary>The versions and their health checks.</summary>
    public required RouterArgs Router { get; init; }

    /// <summary>The image and size; the image must be the official Alpine image of HAProxy.</summary>
    public required ContainerSettings Settings { get; init; }

    /// <summary>The internal network of the versions.</summary>
    public required ContainerNetwork Internal { get; init; }

    /// <summary>The network for incoming requests.</summary>
    public required ContainerNetwork Edge { get; init; }

    /// <summary>The public IP address of the host.</summary>
    public required string Address { get; init; }

    /// <summary>The host port that redirects to HTTPS.</summary>
    /// <value>1 to 65,535.</value>
    public required int HttpPort { get; init; }

    /// <summary>The host port for HTTPS.</summary>
    /// <value>1 to 65,535.</value>
    public required int HttpsPort { get; init; }

    /// <summary>The host file with the certificate, its chain and its key, readable by uid 99.</summary>
    public required string CertificateFile { get; init; }

    /// <summary>The contents of <c>start.sh</c>.</summary>
    public required string StartScript { get; init; }

    /// <summary>The contents of <c>shares.sh</c>.</summary>
    public required string SharesScript { get; init; }

    /// <summary>The contents of <c>guard.sh</c>.</summary>
    public required string GuardScript { get; init; }

    /// <summary>The URL of Prometheus, where the guard queries the rollback triggers, such as <c>http://prometheus:9090</c>.</summary>
    public required string PrometheusUrl { get; init; }

    /// <summary>Whether the volume with the traffic percentages is protected from deletion.</summary>
    public required bool Protect { get; init; }

    /// <summary>The labels of all resources in the component.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();
}
