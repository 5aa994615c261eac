using Pulumi;

namespace Infra.Google.LoadBalancing;

/// <summary>Arguments of <see cref="LoadBalancer"/>.</summary>
public sealed record LoadBalancerArgs
{
    /// <summary>The region of the services.</summary>
    public required string Region { get; init; }

    /// <summary>Domain and rate limits.</summary>
    public required LoadBalancerSettings Settings { get; init; }

    /// <summary>The website that serves every path except <see cref="ServicePaths"/>.</summary>
    public required StaticSite Site { get; init; }

    /// <summary>The backends that serve <see cref="ServicePaths"/>, in a fixed order.</summary>
    public required IReadOnlyList<WeightedBackend> Backends { get; init; }

    /// <summary>The paths of the services, including WebSockets.</summary>
    /// <value>Default <c>/api/*</c> and <c>/ws/*</c>. A star, allowed only after a slash, matches the rest of a path.</value>
    public IReadOnlyList<string> ServicePaths { get; init; } = ["/api/*", "/ws/*"];

    /// <summary>The labels of all resources that support labels.</summary>
    public InputMap<string> Labels { get; init; } = [];
}
