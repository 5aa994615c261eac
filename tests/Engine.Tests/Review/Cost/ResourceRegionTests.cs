using System.Collections.Immutable;
using Engine.Plans;
using Engine.Values;
using Review.Cost;

namespace Engine.Tests.Review.Cost;

public sealed class ResourceRegionTests
{
    private const string Redis = "gcp:redis/instance:Instance";

    [Theory]
    [InlineData("{}", "gcp:region", "europe-west1", "europe-west1")]
    [InlineData("{}", "gcp:zone", "europe-west1-b", "europe-west1")]
    [InlineData("""{"region": "us-east1"}""", "gcp:region", "europe-west1", "us-east1")]
    [InlineData("""{"zone": "us-east1-c"}""", "gcp:region", "europe-west1", "us-east1")]
    [InlineData("{}", "google:region", "europe-west1", null)]
    public void Region_is_the_resource_s_own_or_that_of_the_settings(string inputs, string key, string value, string? region)
    {
        var resource = Priced.Resource(Redis, "redis", inputs);
        var plan = Priced.Plan(resource) with { Placement = Placement(key, value) };

        Assert.Equal(region, ResourceRegion.Find(plan, resource, "region"));
    }

    [Theory]
    [InlineData("""{"region": "europe-west4"}""", "europe-west4")]
    [InlineData("""{"zone": "europe-west4-a"}""", "europe-west4")]
    [InlineData("{}", null)]
    public void Region_of_an_explicit_provider_stands_instead_of_the_settings(string inputs, string? region)
    {
        var provider = Priced.Resource("pulumi:providers:gcp", "elsewhere", inputs);
        var resource = Priced.Resource(Redis, "redis") with { Options = PlannedOptions.None with { Provider = provider.Urn } };
        var plan = Priced.Plan(provider, resource) with { Placement = Placement("gcp:region", "europe-west1") };

        Assert.Equal(region, ResourceRegion.Find(plan, resource, "region"));
    }

    [Fact]
    public void Placement_holds_what_packages_are_told_and_no_secret()
    {
        var config = new Dictionary<string, string>
        {
            ["gcp:region"] = "europe-west1",
            ["gcp:zone"] = "secret-zone",
            ["shop:region"] = "mine",
            ["cloudflare:apiToken"] = "token",
            ["azure-native:location"] = "westeurope",
        };

        Assert.Equal(
            [KeyValuePair.Create("azure-native:location", "westeurope"), KeyValuePair.Create("gcp:region", "europe-west1")],
            PlanPlacement.Create(config, new HashSet<string> { "gcp:zone" }, "shop")
        );
    }

    private static ImmutableSortedDictionary<string, string> Placement(string key, string value) =>
        ImmutableSortedDictionary<string, string>.Empty.Add(key, value);
}
