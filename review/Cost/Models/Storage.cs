namespace Review.Cost.Models;

/// <summary>Storage of buckets and images.</summary>
internal static class Storage
{
    private const decimal OperationsOfTheRate = 10_000;

    public static PriceModel Bucket { get; } =
        new(["storedGibibytes", "writeOperations", "readOperations", "egressGibibytes"], OfBucket) { RegionInput = "location" };

    public static PriceModel ImageRepository { get; } =
        new(["storedGibibytes"], pricing => [pricing.ByUsage("stored", "gcp.registry.stored", "storedGibibytes")]);

    private static IEnumerable<CostItem> OfBucket(Pricing pricing) =>
        [
            pricing.Resource.Inputs.Text("storageClass") is null or "STANDARD"
                ? pricing.ByUsage("stored", "gcp.storage.standard", "storedGibibytes")
                : new NotPriced($"storage class {pricing.Resource.Inputs.Text("storageClass")} has no rate"),
            pricing.ByUsage("writes", "gcp.storage.writes", "writeOperations", OperationsOfTheRate),
            pricing.ByUsage("reads", "gcp.storage.reads", "readOperations", OperationsOfTheRate),
            pricing.ByUsage("egress", "gcp.network.egress", "egressGibibytes"),
        ];
}
