using Engine.Plans;
using Review.Policy;
using static Engine.Tests.Review.Policy.Synthetic;

namespace Engine.Tests.Review.Policy;

/// <summary>The structural rules about networks, their subnets and their peerings, both ways.</summary>
public sealed class NetworkRuleTests
{
    private const string Topic = "gcp:pubsub/topic:Topic";
    private const string Database = "gcp:sql/databaseInstance:DatabaseInstance";
    private const string Network = "gcp:compute/network:Network";
    private const string Peering = "gcp:servicenetworking/connection:Connection";
    private const string Subnet = "gcp:compute/subnetwork:Subnetwork";

    [Theory]
    [InlineData("net", true, Verdict.Passed)]
    [InlineData("net", false, Verdict.Failed)]
    [InlineData("other", true, Verdict.Failed)]
    public void A_private_database_waits_for_the_peering_of_its_network(string network, bool waits, Verdict verdict)
    {
        var database = Resource(Database, """{"settings": {"ipConfiguration": {"privateNetwork": "projects/p/global/networks/net"}}}""");
        Assert.Equal(
            [verdict],
            Verdicts(
                "GCP-NET-013",
                waits ? database with { Dependencies = [Urn(Topic, "between")] } : database,
                // It may wait through others.
                Resource(Topic, "{}", "between", Urn(Peering)),
                Resource(Peering, $$"""{"network": "projects/p/global/networks/{{network}}"}""")
            )
        );
    }

    [Theory]
    [InlineData("net", Verdict.Passed)]
    [InlineData("other", Verdict.Failed)]
    public void A_network_that_is_not_known_yet_is_told_by_what_it_comes_from(string network, Verdict verdict) =>
        Assert.Equal(
            [verdict],
            Verdicts(
                "GCP-NET-013",
                Resource(Database, $$"""{"settings": {"ipConfiguration": {"privateNetwork": {{Unknown}} } } }""")
                    .From("settings", Urn("gcp:compute/globalAddress:GlobalAddress"), Urn(Network, "net"), Urn(Peering)),
                Resource(Peering, $$"""{"network": {{Unknown}}}""").From("network", Urn(Network, network))
            )
        );

    [Theory]
    [InlineData("10.0.1.0/24", "net", Verdict.Passed)]
    [InlineData("10.0.0.128/25", "net", Verdict.Failed)]
    [InlineData("10.0.0.0/16", "net", Verdict.Failed)]
    [InlineData("10.0.0.128/25", "other", Verdict.Passed)]
    [InlineData("203.0.113.0/24", "net", Verdict.Failed)]
    [InlineData("172.32.0.0/16", "net", Verdict.Failed)]
    [InlineData("10.0.0.0/7", "other", Verdict.Failed)]
    [InlineData("10.0.1.0", "net", Verdict.Failed)]
    [InlineData("fd00::/64", "net", Verdict.Failed)]
    public void Subnets_of_a_network_are_private_and_apart(string range, string network, Verdict verdict) =>
        Assert.Equal(
            [Verdict.Passed, verdict],
            Verdicts(
                "GCP-NET-014",
                Resource(Subnet, """{"network": "net", "ipCidrRange": "10.0.0.0/24"}""", "a"),
                Resource(Subnet, $$"""{"network": "{{network}}", "ipCidrRange": "{{range}}"}""", "b")
            )
        );

    [Fact]
    public void Subnets_that_may_be_of_one_network_are_undetermined() =>
        Assert.Equal(
            [Verdict.Passed, Verdict.Undetermined, Verdict.Undetermined],
            Verdicts(
                "GCP-NET-014",
                Resource(Subnet, $$"""{"network": {{Unknown}}, "ipCidrRange": "10.0.0.0/24"}""", "a"),
                Resource(Subnet, $$"""{"network": {{Unknown}}, "ipCidrRange": "10.0.0.0/24"}""", "b"),
                Resource(Subnet, $$"""{"network": "net", "ipCidrRange": {{Unknown}}}""", "c")
            )
        );
}
