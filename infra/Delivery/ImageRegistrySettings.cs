using Infra.Settings;

namespace Infra.Delivery;

/// <summary>What may differ from one environment's registry to another's.</summary>
public sealed record ImageRegistrySettings
{
    /// <summary>Whether what the policies choose is deleted. Before that they only log what they would delete.</summary>
    public required bool DeleteImages { get; init; }

    /// <summary>Reads them from the stack's settings.</summary>
    public static ImageRegistrySettings Read(SettingsSection section) => new() { DeleteImages = section.Flag("deleteImages") };
}
