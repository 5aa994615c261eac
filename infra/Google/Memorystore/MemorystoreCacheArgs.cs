using Infra.Google.Network;
using Pulumi;

namespace Infra.Google.Memorystore;

/// <summary>Arguments of <see cref="MemorystoreCache"/>.</summary>
public sealed record MemorystoreCacheArgs
{
    /// <summary>The region, such as <c>europe-west1</c>.</summary>
    public required string Region { get; init; }

    /// <summary>The network that holds its only (private) IP address.</summary>
    public required PrivateNetwork Network { get; init; }

    /// <summary>Size and deletion protection.</summary>
    public required MemorystoreSettings Settings { get; init; }

    /// <summary>The labels of the cache and its secrets.</summary>
    public InputMap<string> Labels { get; init; } = [];
}
