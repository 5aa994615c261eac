using Infra.Quantities;
using Infra.Services;
using Infra.Settings;

namespace Infra.Containers;

/// <summary>What may differ from one environment's container to another's.</summary>
public sealed record ContainerSettings
{
    /// <summary>The image by digest.</summary>
    public required string Image { get; init; }

    /// <summary>Processors it may use, of those the host has.</summary>
    /// <value>10m to 256,000m, thousandths of a processor.</value>
    public required Millicpus Cpus { get; init; }

    /// <summary>Memory it may use; beyond it the kernel ends it. None of it is swapped.</summary>
    /// <value>16 MiB to 1,048,576 MiB.</value>
    public required Mebibytes Memory { get; init; }

    /// <summary>Reads them from the stack's settings.</summary>
    public static ContainerSettings Read(SettingsSection section) =>
        new()
        {
            Image = ContainerImage.Read(section, "image"),
            Cpus = section.Millicpus("cpus", DockerLimits.Cpus),
            Memory = section.Mebibytes("memory", DockerLimits.Memory),
        };
}
