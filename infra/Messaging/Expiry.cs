using Pulumi.Gcp.PubSub.Inputs;

namespace Infra.Messaging;

/// <summary>When a subscription that nobody uses goes.</summary>
internal static class Expiry
{
    /// <summary>Left out it is 31 days: a queue that is quiet for a month would vanish with its next messages.</summary>
    public static SubscriptionExpirationPolicyArgs Never => new() { Ttl = "" };
}
