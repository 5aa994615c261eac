using Pulumi;

namespace Infra.Delivery;

/// <summary>Arguments of <see cref="ImageRegistry"/>.</summary>
public sealed record ImageRegistryArgs
{
    /// <summary>The project's id.</summary>
    public required string Project { get; init; }

    /// <summary>The region the images are kept in, <c>europe-west1</c>.</summary>
    public required string Region { get; init; }

    /// <summary>Whether it cleans up.</summary>
    public required ImageRegistrySettings Settings { get; init; }

    /// <summary>Whose images they are, as consoles show it.</summary>
    public required string Description { get; init; }

    /// <summary>Labels of the repository.</summary>
    public InputMap<string> Labels { get; init; } = [];
}
