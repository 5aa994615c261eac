using Infra.Quantities;

namespace Infra.Google.CloudRun;

/// <summary>The limits of Cloud Run services.</summary>
internal static class CloudRunLimits
{
    /// <summary>The supported numbers of vCPUs. Source: https://cloud.google.com/run/docs/configuring/services/cpu.</summary>
    public static readonly IReadOnlyList<int> Cpus = [1, 2, 4, 6, 8];

    /// <summary>Source: https://cloud.google.com/run/docs/configuring/services/memory-limits (512 MiB to 32 GiB).</summary>
    public static readonly Limit<Mebibytes> Memory = new(new(512), new(32_768));

    /// <summary>Source: https://cloud.google.com/run/docs/configuring/max-instances (up to 1,000 without a quota increase).</summary>
    public static readonly Limit<int> MaximumInstances = new(1, 1_000, "instances");

    /// <summary>Source: https://cloud.google.com/run/docs/configuring/min-instances.</summary>
    public static readonly Limit<int> MinimumInstances = new(0, 1_000, "instances");

    /// <summary>Source: https://cloud.google.com/run/docs/configuring/request-timeout (1 s to 60 minutes).</summary>
    public static readonly Limit<TimeSpan> Timeout = new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(60));

    /// <summary>Source: https://cloud.google.com/run/docs/configuring/concurrency (1 to 1,000).</summary>
    public static readonly Limit<int> Concurrency = new(1, 1_000, "requests");
}
