using Pulumi;

namespace Infra.Google.ArtifactRegistry;

/// <summary>Arguments of <see cref="ImageRegistry"/>.</summary>
public sealed record ImageRegistryArgs
{
    /// <summary>The project ID.</summary>
    public required string Project { get; init; }

    /// <summary>The region that stores the images, such as <c>europe-west1</c>.</summary>
    public required string Region { get; init; }

    /// <summary>The cleanup settings.</summary>
    public required ImageRegistrySettings Settings { get; init; }

    /// <summary>The description shown in the console.</summary>
    public required string Description { get; init; }

    /// <summary>The labels of the repository.</summary>
    public InputMap<string> Labels { get; init; } = [];
}
