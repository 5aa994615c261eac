using Infra.Cloudflare.Account;
using Infra.Cloudflare.R2;
using Infra.Cloudflare.Vectorize;
using Infra.Cloudflare.Workers;
using Infra.Quantities;
using Infra.Settings;

namespace Stacks;

/// <summary>The settings of Coccinelle that differ between environments.</summary>
public sealed record CoccinelleSettings : ISystemSettings
{
    /// <summary>The maximum size of the modules: the size at the time of writing, 1022.76 KiB, plus 10 percent.</summary>
    private static readonly Kibibytes SizeBudget = new(1_125);

    /// <summary>The maximum compressed size of the modules: 188.30 KiB plus 10 percent.</summary>
    private static readonly Kibibytes CompressedBudget = new(207);

    /// <summary>The account of the environment. Resource names are fixed, so environments cannot share an account.</summary>
    public required string Account { get; init; }

    /// <summary>The name of the environment, used in tags.</summary>
    public required string Environment { get; init; }

    /// <summary>The hostname of the Worker.</summary>
    public required WorkerHostname Hostname { get; init; }

    /// <summary>The location of the database and the bucket.</summary>
    public required CloudflareLocation Location { get; init; }

    /// <summary>The settings of the first index.</summary>
    public required VectorIndexSettings Vectors { get; init; }

    /// <summary>The settings of its successor.</summary>
    public required VectorIndexSettings VectorsV2 { get; init; }

    /// <summary>The retention of audio files.</summary>
    /// <value>0 (unlimited) to 3,650 days.</value>
    public required TimeSpan AudioRetention { get; init; }

    /// <summary>The Worker's release.</summary>
    public required WorkerRelease Release { get; init; }

    /// <summary>The traffic percentage of the release.</summary>
    public required WorkerRollout Rollout { get; init; }

    /// <inheritdoc />
    public IStackSystem Create(string name, IReadOnlyList<IStackSystem> earlier) => new Coccinelle(name, this);

    /// <summary>Reads these settings from the stack's configuration.</summary>
    public static CoccinelleSettings Read(SettingsSection section) =>
        new()
        {
            Account = CloudflareAccount.Read(section, "account"),
            Environment = section.Text("environment", SystemNames.Environment(), SystemNames.EnvironmentDescription),
            Hostname = WorkerHostname.Read(section, Coccinelle.WorkerName),
            Location = section.Choice<CloudflareLocation>("location"),
            Vectors = VectorIndexSettings.Read(section.Section("vectors")),
            VectorsV2 = VectorIndexSettings.Read(section.Section("vectorsV2")),
            AudioRetention = section.Duration("audioRetention", CloudflareBucketLimits.Retention),
            Release = WorkerRelease.Read(section.Section("release"), SizeBudget, CompressedBudget),
            Rollout = WorkerRollout.Read(section.Section("rollout")),
        };
}
