using Infra.Network;
using Pulumi;

namespace Infra.Cache;

/// <summary>Arguments of <see cref="RedisCache"/>.</summary>
public sealed record RedisCacheArgs
{
    /// <summary>The region, <c>europe-west1</c>.</summary>
    public required string Region { get; init; }

    /// <summary>The network it has its only address in.</summary>
    public required PrivateNetwork Network { get; init; }

    /// <summary>Size and protection.</summary>
    public required RedisSettings Settings { get; init; }

    /// <summary>Labels of the cache and its secrets.</summary>
    public InputMap<string> Labels { get; init; } = [];
}
