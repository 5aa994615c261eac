using Infra.Quantities;
using Infra.Services;
using Infra.Settings;

namespace Infra.Docker.Containers;

/// <summary>The settings of a container that differ between environments.</summary>
public sealed record ContainerSettings
{
    /// <summary>The image, pinned by digest.</summary>
    public required string Image { get; init; }

    /// <summary>The CPU limit.</summary>
    /// <value>10m to 256,000m, in thousandths of a CPU.</value>
    public required Millicpus Cpus { get; init; }

    /// <summary>The memory limit; the kernel kills a container that exceeds it. Swap is disabled.</summary>
    /// <value>16 MiB to 1,048,576 MiB.</value>
    public required Mebibytes Memory { get; init; }

    /// <summary>Reads these settings from the stack's configuration.</summary>
    public static ContainerSettings Read(SettingsSection section) =>
        new()
        {
            Image = ContainerImage.Read(section, "image"),
            Cpus = section.Millicpus("cpus", DockerLimits.Cpus),
            Memory = section.Mebibytes("memory", DockerLimits.Memory),
        };
}
