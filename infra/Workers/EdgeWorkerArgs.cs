using Infra.D1;
using Infra.R2;
using Infra.Vectorize;

namespace Infra.Workers;

/// <summary>Arguments of <see cref="EdgeWorker"/>.</summary>
public sealed record EdgeWorkerArgs
{
    /// <summary>The account's id.</summary>
    public required string Account { get; init; }

    /// <summary>What is uploaded.</summary>
    public required WorkerRelease Release { get; init; }

    /// <summary>Which share of the requests the release takes.</summary>
    public required WorkerRollout Rollout { get; init; }

    /// <summary>Where it answers.</summary>
    public required WorkerHostname Hostname { get; init; }

    /// <summary>The longest it may take to start; a version that takes longer is uploaded and serves nobody.</summary>
    /// <value>Default 1 s, which is Cloudflare's own limit.</value>
    public TimeSpan StartupBudget { get; init; } = WorkerLimits.Startup;

    /// <summary>The databases it uses, by the name its code knows each by.</summary>
    public IReadOnlyDictionary<string, EdgeDatabase> Databases { get; init; } = new Dictionary<string, EdgeDatabase>();

    /// <summary>The indexes it uses, by the name its code knows each by.</summary>
    public IReadOnlyDictionary<string, VectorIndex> Indexes { get; init; } = new Dictionary<string, VectorIndex>();

    /// <summary>The buckets it uses, by the name its code knows each by.</summary>
    public IReadOnlyDictionary<string, ObjectBucket> Buckets { get; init; } = new Dictionary<string, ObjectBucket>();

    /// <summary>The name its code knows Cloudflare's models by.</summary>
    /// <value>Default none: it uses no models.</value>
    public string? Models { get; init; }

    /// <summary>When its scheduled work is done, each in cron's form and UTC.</summary>
    /// <value>Default none.</value>
    public IReadOnlyList<string> Schedules { get; init; } = [];

    /// <summary>Tags of the Worker.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];
}
