using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Infra.Settings;

namespace Infra.Rollout;

/// <summary>The state of the rollout of a new version, and its plan.</summary>
public sealed record RolloutSettings
{
    /// <summary>The traffic percentage of the new version for users who are not in a segment.</summary>
    /// <value>0 percent, or one of the plan's percentages.</value>
    public required int Weight { get; init; }

    /// <summary>The rollout plan.</summary>
    public required RolloutPlan Plan { get; init; }

    /// <summary>The user segments with their own percentages.</summary>
    public required IReadOnlyList<TrafficSegment> Segments { get; init; }

    /// <summary>Whether the weight can rise only if every gate passes. In an environment without traffic, gates have no data.</summary>
    public required bool EnforceGates { get; init; }

    /// <summary>The period over which gates are evaluated.</summary>
    /// <value>10 minutes to 7 days.</value>
    public required TimeSpan GateWindow { get; init; }

    /// <summary>The minimum number of requests to the new version in that period; below it a gate has no data.</summary>
    /// <value>100 to 10,000,000 requests.</value>
    public required int GateSamples { get; init; }

    /// <summary>A string that changes exactly when the router's traffic split changes.</summary>
    public string Fingerprint =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{string.Join(' ', Plan.Steps)}\n{RouterShares()}\n")));

    /// <summary>Reads these settings from the stack's configuration.</summary>
    /// <param name="section">The section with the settings.</param>
    /// <param name="segments">The names of the segments; each has a percentage in the settings.</param>
    public static RolloutSettings Read(SettingsSection section, IReadOnlyList<string> segments)
    {
        var plan = RolloutPlan.Read(section, "steps");
        // Without a valid plan the allowed weights are unknown; the plan's own faults are already reported.
        var weight = plan is null ? section.Integer("weight", RolloutLimits.Share) : section.OneOf("weight", plan.Weights);
        var shares = section.Section("segments");
        return new RolloutSettings
        {
            Weight = weight,
            Plan = plan ?? new RolloutPlan([]),
            Segments = [.. segments.Select(name => new TrafficSegment(name, shares.Integer(name, RolloutLimits.Share)))],
            EnforceGates = section.Flag("enforceGates"),
            GateWindow = section.Duration("gateWindow", RolloutLimits.Window),
            GateSamples = section.Integer("gateSamples", RolloutLimits.Samples),
        };
    }

    /// <summary>Returns the router's percentages: the default, then each segment, such as <c>default=10 beta_users=100</c>.</summary>
    public string RouterShares() =>
        string.Join(
            ' ',
            Segments
                .Select(segment => (segment.Name, Share: segment.ShareAt(Weight)))
                .Prepend((TrafficSegment.Default, Weight))
                .Select(share => string.Create(CultureInfo.InvariantCulture, $"{share.Item1}={share.Item2}"))
        );
}
