using Infra.Quantities;

namespace Infra.Google.PubSub;

/// <summary>The limits of Pub/Sub.</summary>
internal static class PubSubLimits
{
    /// <summary>
    /// The time to acknowledge; for a push subscription, the endpoint's time to respond. Source: https://cloud.google.com/pubsub/docs/push
    /// (10 s to 600 s).
    /// </summary>
    public static readonly Limit<TimeSpan> AckDeadline = new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(600));

    /// <summary>Source: https://cloud.google.com/pubsub/docs/handling-failures (5 to 100).</summary>
    public static readonly Limit<int> DeliveryAttempts = new(5, 100, "attempts");

    /// <summary>Source: https://cloud.google.com/pubsub/docs/handling-failures (0 s to 600 s).</summary>
    public static readonly Limit<TimeSpan> Backoff = new(TimeSpan.Zero, TimeSpan.FromSeconds(600));

    /// <summary>Source: https://cloud.google.com/pubsub/docs/subscription-properties (10 minutes to 31 days).</summary>
    public static readonly Limit<TimeSpan> Retention = new(TimeSpan.FromMinutes(10), TimeSpan.FromDays(31));
}
