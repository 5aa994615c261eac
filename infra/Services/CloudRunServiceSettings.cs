using Infra.Quantities;
using Infra.Settings;

namespace Infra.Services;

/// <summary>What may differ from one environment's service to another's.</summary>
public sealed record CloudRunServiceSettings
{
    /// <summary>The image by digest; the delivery pipeline writes it.</summary>
    public required string Image { get; init; }

    /// <summary>The revision that answers: <c>latest</c>, or an earlier one to return to without a build.</summary>
    public required string Revision { get; init; }

    /// <summary>Processors of an instance.</summary>
    /// <value>1, 2, 4, 6 or 8 vCPU.</value>
    public required int Cpus { get; init; }

    /// <summary>Memory of an instance.</summary>
    /// <value>512 MiB to 32,768 MiB.</value>
    public required Mebibytes Memory { get; init; }

    /// <summary>Instances kept when nothing is asked; 0 scales to none.</summary>
    /// <value>0 to 1,000.</value>
    public required int MinimumInstances { get; init; }

    /// <summary>The most instances there are at a time.</summary>
    /// <value>1 to 1,000, at least <see cref="MinimumInstances"/>.</value>
    public required int MaximumInstances { get; init; }

    /// <summary>Requests an instance takes at a time.</summary>
    /// <value>1 to 1,000.</value>
    public required int Concurrency { get; init; }

    /// <summary>The time a request may take.</summary>
    /// <value>1 s to 3,600 s.</value>
    public required TimeSpan Timeout { get; init; }

    /// <summary>Whether deleting it is refused.</summary>
    public required bool Protect { get; init; }

    /// <summary>Reads them from the stack's settings.</summary>
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
