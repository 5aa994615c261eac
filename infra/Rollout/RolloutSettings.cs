using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Infra.Settings;

namespace Infra.Rollout;

/// <summary>How far the new version is rolled out, and by which plan.</summary>
public sealed record RolloutSettings
{
    /// <summary>The share of the new version for everybody who is in no segment.</summary>
    /// <value>0 percent, or one of the plan's shares.</value>
    public required int Weight { get; init; }

    /// <summary>How the weight is to rise.</summary>
    public required RolloutPlan Plan { get; init; }

    /// <summary>Users with shares of their own.</summary>
    public required IReadOnlyList<TrafficSegment> Segments { get; init; }

    /// <summary>Whether the weight rises only when every gate passes; where nobody uses the system, no gate has data.</summary>
    public required bool EnforceGates { get; init; }

    /// <summary>Over how long a gate looks back.</summary>
    /// <value>10 minutes to 7 days.</value>
    public required TimeSpan GateWindow { get; init; }

    /// <summary>Below how many requests to the new version in that time a gate has no data.</summary>
    /// <value>100 to 10,000,000 requests.</value>
    public required int GateSamples { get; init; }

    /// <summary>Differs whenever the router is to divide traffic otherwise, and only then.</summary>
    public string Fingerprint =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{string.Join(' ', Plan.Steps)}\n{RouterShares()}\n")));

    /// <summary>Reads them from the stack's settings.</summary>
    /// <param name="section">Where they are.</param>
    /// <param name="segments">The names of the segments; each has its share in the settings.</param>
    public static RolloutSettings Read(SettingsSection section, IReadOnlyList<string> segments)
    {
        var plan = RolloutPlan.Read(section, "steps");
        // Without a sound plan there is no knowing which weights it allows; its own faults are told.
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

    /// <summary>The router's shares in percent: everybody's, then each segment's, <c>default=10 beta_users=100</c>.</summary>
    public string RouterShares() =>
        string.Join(
            ' ',
            Segments
                .Select(segment => (segment.Name, Share: segment.ShareAt(Weight)))
                .Prepend((TrafficSegment.Everybody, Weight))
                .Select(share => string.Create(CultureInfo.InvariantCulture, $"{share.Item1}={share.Item2}"))
        );
}
