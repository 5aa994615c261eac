using Infra.Containers;

namespace Infra.Cache;

/// <summary>Arguments of <see cref="RedisPair"/>.</summary>
public sealed record RedisPairArgs
{
    /// <summary>Image and size of the master.</summary>
    public required ContainerSettings Master { get; init; }

    /// <summary>Image and size of the replica.</summary>
    public required ContainerSettings Replica { get; init; }

    /// <summary>The network of those who may use it, which must be internal.</summary>
    public required ContainerNetwork Network { get; init; }

    /// <summary>Whether deleting its volumes is refused.</summary>
    public required bool Protect { get; init; }

    /// <summary>Labels of everything it is made of.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();
}
