using Infra.Quantities;
using Infra.Services;
using Infra.Settings;

namespace Infra.Google.CloudRun;

/// <summary>The settings of a Cloud Run service that differ between environments.</summary>
public sealed record CloudRunServiceSettings
{
    /// <summary>The image, pinned by digest; the delivery pipeline writes this setting.</summary>
    public required string Image { get; init; }

    /// <summary>The revision that receives traffic: <c>latest</c>, or an earlier one for a rollback without a build.</summary>
    public required string Revision { get; init; }

    /// <summary>The number of vCPUs of an instance.</summary>
    /// <value>1, 2, 4, 6 or 8 vCPU.</value>
    public required int Cpus { get; init; }

    /// <summary>The memory of an instance.</summary>
    /// <value>512 MiB to 32,768 MiB.</value>
    public required Mebibytes Memory { get; init; }

    /// <summary>The minimum instance count; 0 scales to zero.</summary>
    /// <value>0 to 1,000.</value>
    public required int MinimumInstances { get; init; }

    /// <summary>The maximum instance count.</summary>
    /// <value>1 to 1,000, at least <see cref="MinimumInstances"/>.</value>
    public required int MaximumInstances { get; init; }

    /// <summary>The maximum number of concurrent requests per instance.</summary>
    /// <value>1 to 1,000.</value>
    public required int Concurrency { get; init; }

    /// <summary>The request timeout.</summary>
    /// <value>1 s to 3,600 s.</value>
    public required TimeSpan Timeout { get; init; }

    /// <summary>Whether deletion protection is enabled.</summary>
    public required bool Protect { get; init; }

    /// <summary>Reads these settings from the stack's configuration.</summary>
    public static CloudRunServiceSettings Read(SettingsSection section)
    {
        var settings = new CloudRunServiceSettings
        {
            Image = ContainerImage.Read(section, "image"),
            Revision = ServingRevision.Read(section, "revision"),
            Cpus = section.OneOf("cpus", CloudRunLimits.Cpus),
            Memory = section.Mebibytes("memory", CloudRunLimits.Memory),
            MinimumInstances = section.Integer("minimumInstances", CloudRunLimits.MinimumInstances),
            MaximumInstances = section.Integer("maximumInstances", CloudRunLimits.MaximumInstances),
            Concurrency = section.Integer("concurrency", CloudRunLimits.Concurrency),
            Timeout = section.Duration("timeout", CloudRunLimits.Timeout),
            Protect = section.Flag("protect"),
        };
        if (section.IsSound("minimumInstances", "maximumInstances") && settings.MaximumInstances < settings.MinimumInstances)
        {
            section.Conflict(
                "maximumInstances",
                $"is {settings.MaximumInstances}, less than minimumInstances, {settings.MinimumInstances}.",
                $"{settings.MinimumInstances}"
            );
        }

        return settings;
    }
}
