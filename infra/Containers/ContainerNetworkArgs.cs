namespace Infra.Containers;

/// <summary>Arguments of <see cref="ContainerNetwork"/>.</summary>
public sealed record ContainerNetworkArgs
{
    /// <summary>Whether its containers reach one another and nothing else.</summary>
    /// <value>True; or false for one that leads out, and through which no container reaches another.</value>
    public required bool IsInternal { get; init; }

    /// <summary>Labels of the network.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();
}
