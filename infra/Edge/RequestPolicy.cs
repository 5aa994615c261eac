using Pulumi.Gcp.Compute;
using Pulumi.Gcp.Compute.Inputs;
using SecurityPolicyRuleArgs = Pulumi.Gcp.Compute.Inputs.SecurityPolicyRuleArgs;

namespace Infra.Edge;

/// <summary>Which requests reach a service at all: all of them, but no more from one address than the settings say.</summary>
/// <remarks>Source: https://cloud.google.com/armor/docs/rate-limiting-overview.</remarks>
internal static class RequestPolicy
{
    private const int RatePriority = 1_000;
    private const int SecondsInMinute = 60;

    /// <summary>Every policy has a rule of this priority, the last to be looked at.</summary>
    private const int DefaultPriority = int.MaxValue;

    public static SecurityPolicyArgs Of(LoadBalancerArgs args) =>
        new()
        {
            Type = "CLOUD_ARMOR",
            Labels = args.Labels,
            Rules =
            {
                new SecurityPolicyRuleArgs
                {
                    Action = "throttle",
                    Description = "No more from one address than its share",
                    Priority = RatePriority,
                    Match = Everybody(),
                    RateLimitOptions = new SecurityPolicyRuleRateLimitOptionsArgs
                    {
                        ConformAction = "allow",
                        ExceedAction = "deny(429)",
                        EnforceOnKey = "IP",
                        RateLimitThreshold = new SecurityPolicyRuleRateLimitOptionsRateLimitThresholdArgs
                        {
                            Count = args.Settings.RequestsPerMinute,
                            IntervalSec = SecondsInMinute,
                        },
                    },
                },
                new SecurityPolicyRuleArgs
                {
                    Action = "allow",
                    Description = "Everything else",
                    Priority = DefaultPriority,
                    Match = Everybody(),
                },
            },
        };

    private static SecurityPolicyRuleMatchArgs Everybody() =>
        new()
        {
            VersionedExpr = "SRC_IPS_V1",
            Config = new SecurityPolicyRuleMatchConfigArgs { SrcIpRanges = { "*" } },
        };
}
