using Infra.Quantities;
using Infra.Services;
using Infra.Settings;

namespace Infra.Google.CloudRun;

/// <summary>The settings of a worker pool that differ between environments.</summary>
public sealed record CloudRunWorkerPoolSettings
{
    /// <summary>The image, pinned by digest; the delivery pipeline writes this setting.</summary>
    public required string Image { get; init; }

    /// <summary>The revision that runs: <c>latest</c>, or an earlier one for a rollback without a build.</summary>
    public required string Revision { get; init; }

    /// <summary>The number of vCPUs of an instance.</summary>
    /// <value>1, 2, 4, 6 or 8 vCPU.</value>
    public required int Cpus { get; init; }

    /// <summary>The memory of an instance.</summary>
    /// <value>512 MiB to 32,768 MiB.</value>
    public required Mebibytes Memory { get; init; }

    /// <summary>The fixed instance count; a worker pool does not scale with requests.</summary>
    /// <value>0 to 1,000.</value>
    public required int Instances { get; init; }

    /// <summary>Whether deletion protection is enabled.</summary>
    public required bool Protect { get; init; }

    /// <summary>Reads these settings from the stack's configuration.</summary>
    public static CloudRunWorkerPoolSettings Read(SettingsSection section) =>
        new()
        {
            Image = ContainerImage.Read(section, "image"),
            Revision = ServingRevision.Read(section, "revision"),
            Cpus = section.OneOf("cpus", CloudRunLimits.Cpus),
            Memory = section.Mebibytes("memory", CloudRunLimits.Memory),
            Instances = section.Integer("instances", CloudRunLimits.MinimumInstances),
            Protect = section.Flag("protect"),
        };
}
