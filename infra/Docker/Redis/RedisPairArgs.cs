using Infra.Docker.Containers;
using Infra.Docker.Networks;

namespace Infra.Docker.Redis;

/// <summary>Arguments of <see cref="RedisPair"/>.</summary>
public sealed record RedisPairArgs
{
    /// <summary>The image and size of the master.</summary>
    public required ContainerSettings Master { get; init; }

    /// <summary>The image and size of the replica.</summary>
    public required ContainerSettings Replica { get; init; }

    /// <summary>The clients' network, which must be internal.</summary>
    public required ContainerNetwork Network { get; init; }

    /// <summary>Whether the volumes are protected from deletion.</summary>
    public required bool Protect { get; init; }

    /// <summary>The labels of all resources in the component.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();
}
