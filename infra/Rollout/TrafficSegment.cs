namespace Infra.Rollout;

/// <summary>Users whose share of the new version is their own while the roll-out lasts.</summary>
/// <param name="Name">As requests name it.</param>
/// <param name="Share">0 to 100 percent.</param>
public sealed record TrafficSegment(string Name, int Share)
{
    /// <summary>What the router calls everybody who is in no segment.</summary>
    public const string Everybody = "default";

    /// <summary>The segment's share when everybody's is <paramref name="weight"/> percent.</summary>
    /// <remarks>
    /// At 0 nobody uses the new version, else a rollback would leave some there; at 100 everybody does, else the old one could never go.
    /// In between the share stays, so that it never falls while the weight rises.
    /// </remarks>
    public int ShareAt(int weight) => weight is RolloutLimits.NoShare or RolloutLimits.WholeShare ? weight : Share;
}
