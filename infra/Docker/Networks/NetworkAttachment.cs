namespace Infra.Docker.Networks;

/// <summary>The attachment of a container to a network.</summary>
/// <param name="Network">The network.</param>
/// <param name="Aliases">Additional names of the container in that network.</param>
public sealed record NetworkAttachment(ContainerNetwork Network, params IReadOnlyList<string> Aliases);
