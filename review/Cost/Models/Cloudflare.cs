using Engine.Values;

namespace Review.Cost.Models;

/// <summary>Cloudflare: the Workers Paid plan of an account, and the usage of Workers and their bindings beyond it.</summary>
internal static class Cloudflare
{
    private const decimal Million = 1_000_000;

    public static PriceModel Worker { get; } =
        new(
            ["monthlyRequests", "cpuMilliseconds"],
            pricing =>
                [
                    .. pricing.IsFirstWith("accountId")
                        ? [pricing.Fixed("Workers Paid plan of the account", "cloudflare.workers.plan", 1)]
                        : Array.Empty<CostItem>(),
                    pricing.ByUsage("requests", "cloudflare.workers.requests", "monthlyRequests", Million),
                    pricing.ByUsage("processor", "cloudflare.workers.cpu", "cpuMilliseconds", Million),
                ]
        );

    /// <summary>
    /// The model of a Worker version, which covers its Vectorize and Workers AI bindings: neither is a resource of its own.
    /// </summary>
    public static PriceModel WorkerVersion { get; } = new(["storedDimensions", "queriedDimensions", "neurons"], OfVersion);

    public static PriceModel Database { get; } =
        new(
            ["storedGibibytes", "rowsRead", "rowsWritten"],
            pricing =>
                [
                    pricing.ByUsage("stored", "cloudflare.d1.stored", "storedGibibytes"),
                    pricing.ByUsage("rows read", "cloudflare.d1.rows-read", "rowsRead", Million),
                    pricing.ByUsage("rows written", "cloudflare.d1.rows-written", "rowsWritten", Million),
                ]
        );

    public static PriceModel Bucket { get; } =
        new(
            ["storedGibibytes", "writeOperations", "readOperations"],
            pricing =>
                [
                    pricing.Resource.Inputs.Text("storageClass") is null or "Standard"
                        ? pricing.ByUsage("stored", "cloudflare.r2.stored", "storedGibibytes")
                        : new NotPriced($"storage class {pricing.Resource.Inputs.Text("storageClass")} has no rate"),
                    pricing.ByUsage("writes", "cloudflare.r2.writes", "writeOperations", Million),
                    pricing.ByUsage("reads", "cloudflare.r2.reads", "readOperations", Million),
                ]
        );

    private static IEnumerable<CostItem> OfVersion(Pricing pricing)
    {
        // Versions of one Worker share its indexes, which are priced with the first version.
        var bound = pricing.IsFirstWith("workerId") ? pricing.Resource.Inputs.Items("bindings").ToList() : [];
        if (Binds(bound, "vectorize"))
        {
            yield return pricing.ByUsage("vectors stored", "cloudflare.vectorize.stored", "storedDimensions", 100 * Million);
            yield return pricing.ByUsage("vectors queried", "cloudflare.vectorize.queried", "queriedDimensions", Million);
        }

        if (Binds(bound, "ai"))
        {
            yield return pricing.ByUsage("inference", "cloudflare.ai.neurons", "neurons", 1_000);
        }
    }

    private static bool Binds(IEnumerable<PropertyValue?> bindings, string type) => bindings.Any(binding => binding.Text("type") == type);
}
