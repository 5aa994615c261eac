namespace Review.Cost.Models;

/// <summary>Memorystore for Redis: memory per hour.</summary>
internal static class Memorystore
{
    /// <summary>
    /// The maximum memory in GiB at this rate; larger instances belong to other capacity tiers. Source:
    /// https://cloud.google.com/memorystore/docs/redis/pricing.
    /// </summary>
    private const decimal MaximumMemoryOfTheRate = 4;

    public static PriceModel Instance { get; } = new([], Items) { RegionInput = "region" };

    private static IEnumerable<CostItem> Items(Pricing pricing)
    {
        var inputs = pricing.Resource.Inputs;
        var memory = inputs.Number("memorySizeGb");
        var tier = inputs.Text("tier") ?? "BASIC";
        if (memory is not { } size || size > MaximumMemoryOfTheRate)
        {
            yield return new NotPriced($"memory of {(memory is null ? "unknown size" : $"{Money.Exact(memory.Value)} GiB")} has no rate");
        }
        else if (inputs.Text("readReplicasMode") is not (null or "READ_REPLICAS_DISABLED"))
        {
            yield return new NotPriced("read replicas have no rate");
        }
        else
        {
            yield return tier switch
            {
                "BASIC" => pricing.Fixed($"{Money.Exact(size)} GiB, basic", "gcp.redis.basic", size * Money.HoursPerMonth),
                "STANDARD_HA" => pricing.Fixed($"{Money.Exact(size)} GiB, one replica", "gcp.redis.standard", size * Money.HoursPerMonth),
                _ => new NotPriced($"tier {tier} has no rate"),
            };
        }
    }
}
