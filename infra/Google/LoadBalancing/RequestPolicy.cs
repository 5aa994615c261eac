using Pulumi.Gcp.Compute;
using Pulumi.Gcp.Compute.Inputs;
using SecurityPolicyRuleArgs = Pulumi.Gcp.Compute.Inputs.SecurityPolicyRuleArgs;

namespace Infra.Google.LoadBalancing;

/// <summary>The Cloud Armor policy of a service: it allows all requests up to a rate limit per client address.</summary>
/// <remarks>Source: https://cloud.google.com/armor/docs/rate-limiting-overview.</remarks>
internal static class RequestPolicy
{
    private const int RatePriority = 1_000;
    private const int SecondsInMinute = 60;

    /// <summary>The priority of the default rule, which every policy has and which is evaluated last.</summary>
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
                    Match = AnyAddress(),
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
                    Match = AnyAddress(),
                },
            },
        };

    private static SecurityPolicyRuleMatchArgs AnyAddress() =>
        new()
        {
            VersionedExpr = "SRC_IPS_V1",
            Config = new SecurityPolicyRuleMatchConfigArgs { SrcIpRanges = { "*" } },
        };
}
