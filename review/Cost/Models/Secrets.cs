using Engine.Plans;

namespace Review.Cost.Models;

/// <summary>Secret Manager: access operations, and versions that are not destroyed, per location.</summary>
internal static class Secrets
{
    private const string VersionType = "gcp:secretmanager/secretVersion:SecretVersion";

    private const decimal AccessesOfTheRate = 10_000;

    public static PriceModel Secret { get; } = new(["activeVersions", "monthlyAccesses"], Items);

    private static IEnumerable<CostItem> Items(Pricing pricing)
    {
        var inputs = pricing.Resource.Inputs;
        var locations = Math.Max(1, inputs.Items("replication.userManaged.replicas").Count());
        var declared = Versions(pricing.Plan, inputs.Text("secretId"));
        yield return declared > 0 && pricing.Given("activeVersions") is null
            ? pricing.Fixed("versions declared", "gcp.secrets.version", declared * locations)
            : pricing.ByUsage(
                "versions",
                "gcp.secrets.version",
                ["activeVersions"],
                Math.Max(declared, pricing.Given("activeVersions") ?? 0) is var versions and > 0 ? versions * locations : null
            );
        yield return pricing.ByUsage("accesses", "gcp.secrets.access", "monthlyAccesses", AccessesOfTheRate);
    }

    private static int Versions(Plan plan, string? secret) =>
        secret is null
            ? 0
            : plan.Resources.Count(resource =>
                resource.IsManaged
                && resource.Type == VersionType
                && resource.Inputs.Text("secret") is { } of
                && (of == secret || of.EndsWith($"/secrets/{secret}", StringComparison.Ordinal))
            );
}
