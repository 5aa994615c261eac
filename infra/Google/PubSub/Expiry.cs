using Pulumi.Gcp.PubSub.Inputs;

namespace Infra.Google.PubSub;

/// <summary>When an idle subscription expires.</summary>
internal static class Expiry
{
    /// <summary>
    /// A policy without expiration. The default is 31 days, after which an idle subscription is deleted and later messages are lost.
    /// </summary>
    public static SubscriptionExpirationPolicyArgs Never => new() { Ttl = "" };
}
