using Infra.Accounts;
using Infra.Quantities;
using Infra.R2;
using Infra.Settings;
using Infra.Vectorize;
using Infra.Workers;

namespace Stacks;

/// <summary>What may differ from one environment's Coccinelle to another's.</summary>
public sealed record CoccinelleSettings
{
    /// <summary>Of modules: what they came to when this was written, 1022.76 KiB, and a tenth.</summary>
    private static readonly Kibibytes SizeBudget = new(1_125);

    /// <summary>Of modules compressed: 188.30 KiB, and a tenth.</summary>
    private static readonly Kibibytes CompressedBudget = new(207);

    /// <summary>The account it lives in. Names in it are fixed, so that no two environments share one.</summary>
    public required string Account { get; init; }

    /// <summary>What the environment is called, in tags.</summary>
    public required string Environment { get; init; }

    /// <summary>Where the Worker answers.</summary>
    public required WorkerHostname Hostname { get; init; }

    /// <summary>Where database and bucket are.</summary>
    public required CloudflareLocation Location { get; init; }

    /// <summary>The first index.</summary>
    public required VectorIndexSettings Vectors { get; init; }

    /// <summary>The index that follows it.</summary>
    public required VectorIndexSettings VectorsV2 { get; init; }

    /// <summary>How long audio is kept.</summary>
    /// <value>0 for ever, to 3,650 days.</value>
    public required TimeSpan AudioRetention { get; init; }

    /// <summary>The Worker's release.</summary>
    public required WorkerRelease Release { get; init; }

    /// <summary>Its share of the requests.</summary>
    public required WorkerRollout Rollout { get; init; }

    /// <summary>Reads them from the stack's settings.</summary>
    public static CoccinelleSettings Read(SettingsSection section) =>
        new()
        {
            Account = CloudflareAccount.Read(section, "account"),
            Environment = section.Text("environment", SystemNames.Environment(), SystemNames.EnvironmentDescription),
            Hostname = WorkerHostname.Read(section, Coccinelle.WorkerName),
            Location = section.Choice<CloudflareLocation>("location"),
            Vectors = VectorIndexSettings.Read(section.Section("vectors")),
            VectorsV2 = VectorIndexSettings.Read(section.Section("vectorsV2")),
            AudioRetention = section.Duration("audioRetention", ObjectBucketLimits.Retention),
            Release = WorkerRelease.Read(section.Section("release"), SizeBudget, CompressedBudget),
            Rollout = WorkerRollout.Read(section.Section("rollout")),
        };
}
