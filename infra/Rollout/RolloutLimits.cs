using Infra.Quantities;

namespace Infra.Rollout;

/// <summary>The limits of rollouts.</summary>
internal static class RolloutLimits
{
    /// <summary>The traffic percentage of a version without traffic.</summary>
    public const int NoShare = 0;

    /// <summary>The traffic percentage of a version with all traffic.</summary>
    public const int WholeShare = 100;

    /// <summary>The maximum length of a plan; a rollout of more than a quarter should be split into two plans.</summary>
    public const int LastDay = 90;

    /// <summary>A traffic percentage.</summary>
    public static Limit<int> Share { get; } = new(NoShare, WholeShare, "percent");

    /// <summary>
    /// The number of requests that a gate requires: with fewer than 100, one failed request exceeds the 1 % that a gate allows.
    /// </summary>
    public static Limit<int> Samples { get; } = new(100, 10_000_000, "requests");

    /// <summary>The evaluation window. A window of more than a week hides the effect of the latest step.</summary>
    public static Limit<TimeSpan> Window { get; } = new(TimeSpan.FromMinutes(10), TimeSpan.FromDays(7));
}
