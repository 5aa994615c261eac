using Pulumi;

namespace Infra.Docker.Containers;

/// <summary>Arguments of <see cref="ContainerFiles"/>.</summary>
public sealed record ContainerFilesArgs
{
    /// <summary>The image of the container that will mount the volume. The carrier needs an image although it never runs.</summary>
    public required Output<string> ImageId { get; init; }

    /// <summary>File contents by path below the volume, such as <c>rules/gates.yml</c>.</summary>
    public IReadOnlyDictionary<string, string> Contents { get; init; } = new Dictionary<string, string>();

    /// <summary>Secret file contents, by path below the volume.</summary>
    public IReadOnlyDictionary<string, Output<string>> Secrets { get; init; } = new Dictionary<string, Output<string>>();

    /// <summary>The labels of the volume and the carrier.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();
}
