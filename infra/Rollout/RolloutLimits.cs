using Infra.Quantities;

namespace Infra.Rollout;

/// <summary>What a roll-out may ask for.</summary>
internal static class RolloutLimits
{
    /// <summary>No traffic at all.</summary>
    public const int NoShare = 0;

    /// <summary>All traffic.</summary>
    public const int WholeShare = 100;

    /// <summary>A plan that lasts longer than a quarter is two plans.</summary>
    public const int LastDay = 90;

    /// <summary>Percent, as feature flags count them.</summary>
    public static Limit<int> Share { get; } = new(NoShare, WholeShare, "percent");

    /// <summary>Under 100 requests one failed request is more than the 1 % a gate allows.</summary>
    public static Limit<int> Samples { get; } = new(100, 10_000_000, "requests");

    /// <summary>Prometheus evaluates over what it keeps; beyond a week nothing says how the newest step does.</summary>
    public static Limit<TimeSpan> Window { get; } = new(TimeSpan.FromMinutes(10), TimeSpan.FromDays(7));
}
