using System.Collections.Immutable;

namespace Engine.Tests.Review.Cost.Models;

public sealed class LoadBalancingTests
{
    private const string Rule = "gcp:compute/globalForwardingRule:GlobalForwardingRule";

    private const string Address = "gcp:compute/globalAddress:GlobalAddress";

    [Fact]
    public void Forwarding_rule_costs_its_hours_and_its_data() =>
        Assert.Equal(
            [
                "rule: 730 hour = 18.25",
                "data in: needs inboundGibibytes",
                "data out: 100 GiB = 0.80 by usage",
                "data out, to the internet: 100 GiB = 12.00 by usage",
            ],
            Priced.Lines(Rule, """{"loadBalancingScheme": "EXTERNAL_MANAGED"}""", ("outboundGibibytes", 100))
        );

    [Fact]
    public void Forwarding_rule_of_another_scheme_is_not_priced() =>
        Assert.Equal(
            ["not priced: load balancing scheme 'INTERNAL_MANAGED' has no rate"],
            Priced.Lines(Rule, """{"loadBalancingScheme": "INTERNAL_MANAGED"}""")
        );

    [Fact]
    public void Address_is_paid_for_only_where_no_rule_uses_it()
    {
        var address = Priced.Resource(Address, "ip");
        var rule = Priced.Resource(Rule, "rule") with
        {
            PropertyDependencies = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty.Add("ipAddress", [address.Urn]),
        };

        Assert.Equal(["reserved, unused: 730 hour = 7.30"], Priced.Lines(address, []));
        Assert.Empty(Priced.Lines(address, [rule]));
        Assert.Empty(Priced.Lines(Address, """{"addressType": "INTERNAL", "purpose": "VPC_PEERING"}"""));
    }

    [Fact]
    public void Firewall_costs_its_policy_its_rules_and_its_requests() =>
        Assert.Equal(
            ["policy: 1 policy-month = 5.00", "rules: 3 rule-month = 3.00", "requests: 2 million requests = 1.50 by usage"],
            Priced.Lines("gcp:compute/securityPolicy:SecurityPolicy", """{"rules": [{}, {}, {}]}""", ("monthlyRequests", 2_000_000))
        );

    [Fact]
    public void Rule_of_a_firewall_that_is_its_own_resource_costs_as_much() =>
        Assert.Equal(["rule: 1 rule-month = 1.00"], Priced.Lines("gcp:compute/securityPolicyRule:SecurityPolicyRule", "{}"));

    [Fact]
    public void Certificate_is_free_within_what_the_project_has() =>
        Assert.Equal(["certificate: 1 certificate-month = 0.00"], Priced.Lines("gcp:certificatemanager/certificate:Certificate", "{}"));

    [Theory]
    [InlineData("gcp:compute/backendBucket:BackendBucket")]
    [InlineData("gcp:compute/backendService:BackendService")]
    public void Backend_is_paid_for_where_it_fills_a_cache(string type)
    {
        Assert.Empty(Priced.Lines(type, "{}"));
        Assert.Equal(
            ["from the cache: 50 GiB = 4.00 by usage"],
            Priced.Lines(type, """{"enableCdn": true}""", ("cacheEgressGibibytes", 50))
        );
    }
}
