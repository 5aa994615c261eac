using Infra.Containers;

namespace Infra.Routing;

/// <summary>Arguments of <see cref="WeightedRouter"/>.</summary>
public sealed record WeightedRouterArgs
{
    /// <summary>The versions and how they are asked whether they work.</summary>
    public required RouterArgs Router { get; init; }

    /// <summary>Image and size; the official Alpine image of HAProxy.</summary>
    public required ContainerSettings Settings { get; init; }

    /// <summary>The network of the versions.</summary>
    public required ContainerNetwork Internal { get; init; }

    /// <summary>The network that requests come in by.</summary>
    public required ContainerNetwork Edge { get; init; }

    /// <summary>The address of the host that the public reaches.</summary>
    public required string Address { get; init; }

    /// <summary>The host's port that leads on to HTTPS.</summary>
    /// <value>1 to 65,535.</value>
    public required int HttpPort { get; init; }

    /// <summary>The host's port where requests are answered.</summary>
    /// <value>1 to 65,535.</value>
    public required int HttpsPort { get; init; }

    /// <summary>A file of the host with certificate, chain and key, readable by uid 99.</summary>
    public required string CertificateFile { get; init; }

    /// <summary>The text of <c>start.sh</c>.</summary>
    public required string StartScript { get; init; }

    /// <summary>The text of <c>shares.sh</c>.</summary>
    public required string SharesScript { get; init; }

    /// <summary>The text of <c>guard.sh</c>.</summary>
    public required string GuardScript { get; init; }

    /// <summary>Where the guard asks whether a trigger of the rollback fires, <c>http://prometheus:9090</c>.</summary>
    public required string PrometheusUrl { get; init; }

    /// <summary>Whether deleting the volume with the shares is refused.</summary>
    public required bool Protect { get; init; }

    /// <summary>Labels of everything it is made of.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();
}
