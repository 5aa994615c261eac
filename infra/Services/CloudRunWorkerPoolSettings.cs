using Infra.Quantities;
using Infra.Settings;

namespace Infra.Services;

/// <summary>What may differ from one environment's worker pool to another's.</summary>
public sealed record CloudRunWorkerPoolSettings
{
    /// <summary>The image by digest; the delivery pipeline writes it.</summary>
    public required string Image { get; init; }

    /// <summary>The revision that runs: <c>latest</c>, or an earlier one to return to without a build.</summary>
    public required string Revision { get; init; }

    /// <summary>Processors of an instance.</summary>
    /// <value>1, 2, 4, 6 or 8 vCPU.</value>
    public required int Cpus { get; init; }

    /// <summary>Memory of an instance.</summary>
    /// <value>512 MiB to 32,768 MiB.</value>
    public required Mebibytes Memory { get; init; }

    /// <summary>Instances that run all the time; there are no requests to scale by.</summary>
    /// <value>0 to 1,000.</value>
    public required int Instances { get; init; }

    /// <summary>Whether deleting it is refused.</summary>
    public required bool Protect { get; init; }

    /// <summary>Reads them from the stack's settings.</summary>
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
