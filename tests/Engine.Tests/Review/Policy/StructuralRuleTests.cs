using Engine.Plans;
using Review.Policy;
using static Engine.Tests.Review.Policy.Synthetic;

namespace Engine.Tests.Review.Policy;

/// <summary>
/// Every rule about how resources stand to one another, both ways; those about topics are in <see cref="MessagingRuleTests"/>, those about
/// networks in <see cref="NetworkRuleTests"/>.
/// </summary>
public sealed class StructuralRuleTests
{
    private const string Service = "gcp:cloudrunv2/service:Service";
    private const string Grant = "gcp:projects/iAMMember:IAMMember";
    private const string Record = "cloudflare:index/dnsRecord:DnsRecord";
    private const string Metric = "gcp:logging/metric:Metric";

    [Theory]
    [InlineData("a", "a", Verdict.Failed)]
    [InlineData("a", "b", Verdict.Passed)]
    public void Making_accounts_and_acting_as_them_is_for_two(string maker, string user, Verdict verdict) =>
        Assert.Equal(
            [verdict, Verdict.Passed],
            Verdicts(
                "GCP-IAM-013",
                Resource(Grant, $$"""{"role": "roles/iam.serviceAccountAdmin", "member": "user:{{maker}}"}""", "1"),
                Resource(Grant, $$"""{"role": "roles/iam.serviceAccountUser", "member": "user:{{user}}"}""", "2")
            )
        );

    [Fact]
    public void Members_that_are_not_known_may_be_one() =>
        Assert.Equal(
            [Verdict.Undetermined, Verdict.Passed],
            Verdicts(
                "GCP-IAM-013",
                Resource(Grant, $$"""{"role": "roles/iam.serviceAccountAdmin", "member": {{Unknown}}}""", "1"),
                Resource(Grant, $$"""{"role": "roles/iam.serviceAccountUser", "member": "user:b"}""", "2")
            )
        );

    [Theory]
    [InlineData("www.example.com", Verdict.Passed)]
    [InlineData("WWW.example.com.", Verdict.Passed)]
    [InlineData("files.example.com", Verdict.Passed)]
    [InlineData("stranger.example.org", Verdict.Failed)]
    [InlineData("alias.example.com", Verdict.Failed)]
    public void An_alias_leads_to_a_host_of_the_stack(string target, Verdict verdict) =>
        Assert.Equal(
            [verdict],
            Verdicts(
                "CF-DNS-005",
                Resource(Record, $$"""{"type": "CNAME", "name": "alias.example.com", "content": "{{target}}"}""", "alias"),
                Resource(Record, """{"type": "A", "name": "www.example.com", "content": "192.0.2.1"}""", "www"),
                Resource("cloudflare:index/r2CustomDomain:R2CustomDomain", """{"domain": "files.example.com"}""")
            )
        );

    [Fact]
    public void An_alias_that_is_made_of_a_resource_of_the_stack_is_ours_whatever_it_is()
    {
        var alias = Resource(Record, $$"""{"type": "CNAME", "name": "a", "content": {{Unknown}}}""");

        Assert.Equal([Verdict.Undetermined], Verdicts("CF-DNS-005", alias));
        Assert.Equal([Verdict.Passed], Verdicts("CF-DNS-005", alias.From("content", Urn(Service)), Resource(Service, "{}")));
    }

    [Fact]
    public void Who_reads_the_address_of_a_cache_from_a_secret_uses_the_cache()
    {
        const string Version = "gcp:secretmanager/secretVersion:SecretVersion";
        const string Redis = "gcp:redis/instance:Instance";
        var (version, redis) = (Resource(Version, "{}", "host", Urn(Redis)), Resource(Redis, "{}"));

        Assert.Equal([Verdict.Failed], Verdicts("GCP-RUN-016", Resource(Service, "{}", "x", Urn(Version, "host")), version, redis));
        // What comes after another service does not use what that one uses.
        Assert.Equal(
            [Verdict.Failed],
            Verdicts("GCP-RUN-016", Resource(Service, "{}", "a", Urn(Redis)), Resource(Service, "{}", "b", Urn(Service, "a")), redis)
        );
    }

    [Fact]
    public void What_a_stack_must_have_is_asked_of_the_stack()
    {
        var missing = Assert.Single(Judge("GCP-BUD-001"));

        Assert.Equal((Verdict.Failed, Urns.StackType), (missing.Judgement.Verdict, missing.Subject.Resource.Type));
        Assert.Equal([Verdict.Passed], Verdicts("GCP-BUD-001", Resource("gcp:billing/budget:Budget", "{}")));
    }

    [Fact]
    public void What_is_read_and_not_made_does_not_stand_for_what_a_stack_must_have() =>
        Assert.Equal([Verdict.Failed], Verdicts("GCP-BUD-001", Resource("gcp:billing/budget:Budget", "{}") with { ReadId = "b" }));

    [Fact]
    public void Each_operation_that_must_be_noticed_is_looked_for_by_itself()
    {
        var all = Judge("GCP-MON-005", Resource(Metric, """{"filter": "methodName=SetIamPolicy OR compute.firewalls"}"""));

        Assert.Equal(7, all.Count);
        Assert.Equal(
            ["one with SetIamPolicy", "one with compute.firewalls"],
            all.Where(finding => finding.Judgement.Verdict == Verdict.Passed)
                .Select(finding => finding.Judgement.Expected)
                .Order(StringComparer.Ordinal)
        );
        Assert.DoesNotContain(Verdict.Undetermined, all.Select(finding => finding.Judgement.Verdict));
    }

    [Fact]
    public void A_filter_that_is_not_known_may_have_what_is_looked_for() =>
        Assert.All(
            Verdicts("GCP-MON-005", Resource(Metric, $$"""{"filter": {{Unknown}}}""")),
            verdict => Assert.Equal(Verdict.Undetermined, verdict)
        );

    [Fact]
    public void What_no_stack_may_have_is_a_finding_where_it_is()
    {
        Assert.Equal([Verdict.Failed], Verdicts("GCP-IAM-007", Resource("gcp:projects/iAMPolicy:IAMPolicy", "{}")));
        Assert.Empty(Verdicts("GCP-IAM-007", Resource(Grant, "{}")));
    }
}
