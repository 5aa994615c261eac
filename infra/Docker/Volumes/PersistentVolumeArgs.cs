namespace Infra.Docker.Volumes;

/// <summary>Arguments of <see cref="PersistentVolume"/>.</summary>
public sealed record PersistentVolumeArgs
{
    /// <summary>Whether the volume is protected from deletion. Changing a label replaces the volume and deletes its data.</summary>
    public required bool Protect { get; init; }

    /// <summary>The labels of the volume.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();
}
