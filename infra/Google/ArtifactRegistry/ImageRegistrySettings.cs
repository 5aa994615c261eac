using Infra.Settings;

namespace Infra.Google.ArtifactRegistry;

/// <summary>The settings of an image registry that differ between environments.</summary>
public sealed record ImageRegistrySettings
{
    /// <summary>Whether the cleanup policies delete images. If false, they only log what they would delete.</summary>
    public required bool DeleteImages { get; init; }

    /// <summary>Reads these settings from the stack's configuration.</summary>
    public static ImageRegistrySettings Read(SettingsSection section) => new() { DeleteImages = section.Flag("deleteImages") };
}
