using Infra.Cloudflare.D1;
using Infra.Cloudflare.R2;
using Infra.Cloudflare.Vectorize;

namespace Infra.Cloudflare.Workers;

/// <summary>Arguments of <see cref="CloudflareWorker"/>.</summary>
public sealed record CloudflareWorkerArgs
{
    /// <summary>The Cloudflare account ID.</summary>
    public required string Account { get; init; }

    /// <summary>The release to upload.</summary>
    public required WorkerRelease Release { get; init; }

    /// <summary>The traffic percentage of the release.</summary>
    public required WorkerRollout Rollout { get; init; }

    /// <summary>The hostname.</summary>
    public required WorkerHostname Hostname { get; init; }

    /// <summary>The maximum startup time; a version that exceeds it is uploaded but receives no traffic.</summary>
    /// <value>Default 1 s, which is Cloudflare's own limit.</value>
    public TimeSpan StartupBudget { get; init; } = WorkerLimits.Startup;

    /// <summary>The D1 databases, by binding name.</summary>
    public IReadOnlyDictionary<string, CloudflareDatabase> Databases { get; init; } = new Dictionary<string, CloudflareDatabase>();

    /// <summary>The Vectorize indexes, by binding name.</summary>
    public IReadOnlyDictionary<string, VectorIndex> Indexes { get; init; } = new Dictionary<string, VectorIndex>();

    /// <summary>The R2 buckets, by binding name.</summary>
    public IReadOnlyDictionary<string, CloudflareBucket> Buckets { get; init; } = new Dictionary<string, CloudflareBucket>();

    /// <summary>The binding name of Workers AI.</summary>
    /// <value>Default: none.</value>
    public string? Models { get; init; }

    /// <summary>The cron schedules, in UTC.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<string> Schedules { get; init; } = [];

    /// <summary>The tags of the Worker.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];
}
