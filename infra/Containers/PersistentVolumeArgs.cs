namespace Infra.Containers;

/// <summary>Arguments of <see cref="PersistentVolume"/>.</summary>
public sealed record PersistentVolumeArgs
{
    /// <summary>Whether deleting it is refused. Changing a label replaces a volume, and what it held is gone.</summary>
    public required bool Protect { get; init; }

    /// <summary>Labels of the volume.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();
}
