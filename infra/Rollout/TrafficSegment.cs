namespace Infra.Rollout;

/// <summary>A group of users with its own traffic percentage for the new version during the rollout.</summary>
/// <param name="Name">The name of the segment in requests.</param>
/// <param name="Share">0 to 100 percent.</param>
public sealed record TrafficSegment(string Name, int Share)
{
    /// <summary>The router's name for users who are not in a segment.</summary>
    public const string Default = "default";

    /// <summary>Returns the segment's percentage when the default percentage is <paramref name="weight"/>.</summary>
    /// <remarks>
    /// At 0, no segment uses the new version, so that a rollback is complete; at 100, all segments do, so that the old version can be
    /// removed. In between the percentage is constant, so that it never falls while the weight rises.
    /// </remarks>
    public int ShareAt(int weight) => weight is RolloutLimits.NoShare or RolloutLimits.WholeShare ? weight : Share;
}
