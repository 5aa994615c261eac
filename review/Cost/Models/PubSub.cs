namespace Review.Cost.Models;

/// <summary>Pub/Sub: messages published to topics, delivered by subscriptions, and retained by either.</summary>
internal static class PubSub
{
    private const decimal BytesPerTebibyte = 1_099_511_627_776;

    /// <summary>The minimum billed size of a message, in bytes. Source: https://cloud.google.com/pubsub/pricing.</summary>
    private const decimal SmallestMessagePaid = 1_000;

    public static PriceModel Topic { get; } =
        new(
            ["monthlyMessages", "messageBytes", "retainedGibibytes"],
            pricing =>
                pricing.Resource.Inputs.At("messageRetentionDuration") is null
                    ? [Throughput(pricing, "published")]
                    : [Throughput(pricing, "published"), Retained(pricing)]
        );

    public static PriceModel Subscription { get; } =
        new(["monthlyMessages", "messageBytes", "retainedGibibytes"], pricing => [Throughput(pricing, "delivered"), Retained(pricing)]);

    private static CostLine Throughput(Pricing pricing, string label) =>
        pricing.ByUsage(
            label,
            "gcp.pubsub.throughput",
            ["monthlyMessages"],
            pricing.Given("monthlyMessages") * Math.Max(SmallestMessagePaid, pricing.Given("messageBytes") ?? 0) / BytesPerTebibyte
        );

    private static CostLine Retained(Pricing pricing) => pricing.ByUsage("kept", "gcp.pubsub.retained", "retainedGibibytes");
}
