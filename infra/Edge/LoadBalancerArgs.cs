using Pulumi;

namespace Infra.Edge;

/// <summary>Arguments of <see cref="LoadBalancer"/>.</summary>
public sealed record LoadBalancerArgs
{
    /// <summary>The region of the services.</summary>
    public required string Region { get; init; }

    /// <summary>Domain and limits.</summary>
    public required LoadBalancerSettings Settings { get; init; }

    /// <summary>What answers every path but <see cref="ServicePaths"/>.</summary>
    public required StaticSite Site { get; init; }

    /// <summary>What answers <see cref="ServicePaths"/>, in a fixed order.</summary>
    public required IReadOnlyList<WeightedBackend> Backends { get; init; }

    /// <summary>The paths of the services, WebSockets among them.</summary>
    /// <value>Default <c>/api/*</c> and <c>/ws/*</c>. A star stands for the rest of a path, after a slash.</value>
    public IReadOnlyList<string> ServicePaths { get; init; } = ["/api/*", "/ws/*"];

    /// <summary>Labels of what takes any.</summary>
    public InputMap<string> Labels { get; init; } = [];
}
