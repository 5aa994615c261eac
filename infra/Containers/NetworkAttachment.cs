namespace Infra.Containers;

/// <summary>A container's place in a network.</summary>
/// <param name="Network">The network.</param>
/// <param name="Aliases">Names it answers to there, beside the container's own.</param>
public sealed record NetworkAttachment(ContainerNetwork Network, params IReadOnlyList<string> Aliases);
