using Engine.Plans;
using Review.Policy;
using static Engine.Tests.Review.Policy.Synthetic;

namespace Engine.Tests.Review.Policy;

/// <summary>Every rule about how resources stand to one another, both ways.</summary>
public sealed class StructuralRuleTests
{
    private const string Unknown = """{"$unknown": true}""";
    private const string Subscription = "gcp:pubsub/subscription:Subscription";
    private const string Topic = "gcp:pubsub/topic:Topic";
    private const string Service = "gcp:cloudrunv2/service:Service";
    private const string Invoker = "gcp:cloudrunv2/serviceIamMember:ServiceIamMember";
    private const string Account = "gcp:serviceaccount/account:Account";
    private const string Database = "gcp:sql/databaseInstance:DatabaseInstance";
    private const string Network = "gcp:compute/network:Network";
    private const string Peering = "gcp:servicenetworking/connection:Connection";
    private const string Subnet = "gcp:compute/subnetwork:Subnetwork";
    private const string Grant = "gcp:projects/iAMMember:IAMMember";
    private const string Record = "cloudflare:index/dnsRecord:DnsRecord";
    private const string TopicGrant = "gcp:pubsub/topicIAMMember:TopicIAMMember";
    private const string SubscriptionGrant = "gcp:pubsub/subscriptionIAMBinding:SubscriptionIAMBinding";
    private const string Metric = "gcp:logging/metric:Metric";

    [Fact]
    public void Every_structural_rule_is_run_here() =>
        Assert.Equal(
            [
                "CF-DNS-005",
                "GCP-BUD-001",
                "GCP-IAM-007",
                "GCP-IAM-013",
                "GCP-MON-005",
                "GCP-NET-013",
                "GCP-NET-014",
                "GCP-PS-003",
                "GCP-PS-011",
                "OWN-002",
                "PLAN-002",
                "PLAN-003",
            ],
            RuleFile.All.Where(rule => rule.IsStructural).Select(rule => rule.Id)
        );

    [Theory]
    [InlineData("dead", "dead", Verdict.Passed)]
    [InlineData("projects/p/topics/dead", "dead", Verdict.Passed)]
    [InlineData("projects/p/topics/dead", "projects/other/topics/dead", Verdict.Failed)]
    [InlineData("dead", "orders", Verdict.Failed)]
    public void A_dead_letter_topic_needs_a_subscription(string deadLetters, string consumed, Verdict verdict) =>
        Assert.Equal(
            [verdict, Verdict.Passed],
            Verdicts(
                "GCP-PS-003",
                Resource(Subscription, $$"""{"topic": "orders", "deadLetterPolicy": {"deadLetterTopic": "{{deadLetters}}"} }""", "a"),
                Resource(Subscription, $$"""{"topic": "{{consumed}}"}""", "b")
            )
        );

    [Theory]
    [InlineData("dead", Verdict.Passed)]
    [InlineData("other", Verdict.Failed)]
    [InlineData(null, Verdict.Undetermined)]
    public void A_topic_that_is_not_known_yet_is_told_by_what_it_comes_from(string? origin, Verdict verdict)
    {
        var consumer = Resource(Subscription, $$"""{"topic": {{Unknown}}}""", "b");
        var found = Judge(
            "GCP-PS-003",
            Resource(Subscription, $$"""{"topic": "orders", "deadLetterPolicy": {"deadLetterTopic": {{Unknown}} } }""", "a")
                .From("deadLetterPolicy", Urn(Topic, "dead")),
            origin is null ? consumer : consumer.From("topic", Urn(Topic, origin))
        );
        // Its own topic is a text, and the other's text is not known.
        Assert.Equal(verdict == Verdict.Failed ? Verdict.Undetermined : verdict, found[0].Judgement.Verdict);
    }

    private const string Agent = "serviceAccount:service-123@gcp-sa-pubsub.iam.gserviceaccount.com";

    [Theory]
    [InlineData("dead", "roles/pubsub.publisher", "roles/pubsub.subscriber", Agent, Verdict.Passed)]
    [InlineData("projects/p/topics/dead", "roles/pubsub.admin", "roles/pubsub.editor", Agent, Verdict.Passed)]
    [InlineData("other", "roles/pubsub.publisher", "roles/pubsub.subscriber", Agent, Verdict.Failed)]
    [InlineData("dead", "roles/pubsub.viewer", "roles/pubsub.subscriber", Agent, Verdict.Failed)]
    [InlineData("dead", "roles/pubsub.publisher", "roles/pubsub.viewer", Agent, Verdict.Failed)]
    [InlineData("dead", "roles/pubsub.publisher", "roles/pubsub.subscriber", "serviceAccount:app@p.iam", Verdict.Failed)]
    public void Dead_letters_are_forwarded_with_both_grants(
        string topic,
        string publisher,
        string subscriber,
        string member,
        Verdict verdict
    )
    {
        PlannedResource[] resources =
        [
            Resource(Subscription, """{"topic": "orders", "deadLetterPolicy": {"deadLetterTopic": "dead"} }""", "sub"),
            Resource(TopicGrant, $$"""{"topic": "{{topic}}", "role": "{{publisher}}", "member": "{{member}}"}""", "a"),
            Resource(SubscriptionGrant, $$"""{"subscription": {{Unknown}}, "role": "{{subscriber}}", "members": ["{{member}}"]}""", "b")
                .From("subscription", Urn(Subscription, "sub")),
        ];

        Assert.Equal([verdict], Verdicts("OWN-002", resources));
        Assert.Equal([Verdict.Failed], Verdicts("OWN-002", resources[..2]));
        Assert.Equal([Verdict.Failed], Verdicts("OWN-002", resources[0], resources[2]));
    }

    [Fact]
    public void Dead_letters_are_forwarded_with_grants_on_the_project() =>
        Assert.Equal(
            [Verdict.Passed],
            Verdicts(
                "OWN-002",
                Resource(Subscription, """{"topic": "orders", "deadLetterPolicy": {"deadLetterTopic": "dead"} }"""),
                Resource(Grant, $$"""{"project": "p", "role": "roles/pubsub.publisher", "member": "{{Agent}}"}""", "a"),
                Resource(Grant, $$"""{"project": "p", "role": "roles/pubsub.subscriber", "member": "{{Agent}}"}""", "b")
            )
        );

    [Fact]
    public void Dead_letters_with_a_grant_to_an_unknown_member_are_undetermined() =>
        Assert.Equal(
            [Verdict.Undetermined],
            Verdicts(
                "OWN-002",
                Resource(Subscription, """{"topic": "orders", "deadLetterPolicy": {"deadLetterTopic": "dead"} }"""),
                Resource(Grant, $$"""{"role": "roles/pubsub.editor", "member": {{Unknown}} }""", "a")
            )
        );

    [Theory]
    [InlineData("x", "serviceAccount:push@p.iam", "roles/run.invoker", Verdict.Passed)]
    [InlineData("x", "allUsers", "roles/run.invoker", Verdict.Passed)]
    [InlineData("x", "serviceAccount:push@p.iam", "roles/run.viewer", Verdict.Failed)]
    [InlineData("x", "serviceAccount:other@p.iam", "roles/run.invoker", Verdict.Failed)]
    [InlineData("y", "serviceAccount:push@p.iam", "roles/run.invoker", Verdict.Failed)]
    public void Who_pushes_needs_the_role_on_the_very_service(string service, string member, string role, Verdict verdict) =>
        Assert.Equal(
            [verdict],
            Verdicts(
                "GCP-PS-011",
                Push("\"push@p.iam\"").From("pushConfig", Urn(Service, "x")),
                Resource(Service, """{"name": "x"}""", "x"),
                Resource(Service, """{"name": "y"}""", "y"),
                Resource(Invoker, $$"""{"name": "{{service}}", "member": "{{member}}", "role": "{{role}}"}""")
            )
        );

    [Theory]
    [InlineData("push", Verdict.Passed)]
    [InlineData("other", Verdict.Failed)]
    public void Who_pushes_is_told_by_its_account_where_its_address_is_not_known(string account, Verdict verdict) =>
        Assert.Equal(
            [verdict],
            Verdicts(
                "GCP-PS-011",
                Push(Unknown).From("pushConfig", Urn(Service, "x"), Urn(Account, "push")),
                Resource(Service, """{"name": "x"}""", "x"),
                Resource(Invoker, $$"""{"name": {{Unknown}}, "member": {{Unknown}}, "role": "roles/run.invoker"}""")
                    .From("name", Urn(Service, "x"))
                    .From("member", Urn(Account, account))
            )
        );

    [Fact]
    public void Whether_a_service_of_another_stack_may_be_called_is_undetermined() =>
        Assert.Equal([Verdict.Undetermined], Verdicts("GCP-PS-011", Push("\"push@p.iam\"")));

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

    private static PlannedResource Push(string account) =>
        Resource(Subscription, $$"""{"topic": "t", "pushConfig": {"oidcToken": {"serviceAccountEmail": {{account}} } } }""");
}
