namespace Infra.Docker.Networks;

/// <summary>Arguments of <see cref="ContainerNetwork"/>.</summary>
public sealed record ContainerNetworkArgs
{
    /// <summary>Whether the network is internal.</summary>
    /// <value>True: its containers reach only one another. False: its containers have outbound access and cannot reach one another.</value>
    public required bool IsInternal { get; init; }

    /// <summary>The labels of the network.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();
}
