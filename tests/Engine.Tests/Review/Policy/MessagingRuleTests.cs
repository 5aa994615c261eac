using Engine.Plans;
using Review.Policy;
using static Engine.Tests.Review.Policy.Synthetic;

namespace Engine.Tests.Review.Policy;

/// <summary>The structural rules about topics, their subscriptions and who may use them, both ways.</summary>
public sealed class MessagingRuleTests
{
    private const string Subscription = "gcp:pubsub/subscription:Subscription";
    private const string Topic = "gcp:pubsub/topic:Topic";
    private const string Service = "gcp:cloudrunv2/service:Service";
    private const string Invoker = "gcp:cloudrunv2/serviceIamMember:ServiceIamMember";
    private const string Account = "gcp:serviceaccount/account:Account";
    private const string Grant = "gcp:projects/iAMMember:IAMMember";
    private const string TopicGrant = "gcp:pubsub/topicIAMMember:TopicIAMMember";
    private const string SubscriptionGrant = "gcp:pubsub/subscriptionIAMBinding:SubscriptionIAMBinding";
    private const string Agent = "serviceAccount:service-123@gcp-sa-pubsub.iam.gserviceaccount.com";

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

    private static PlannedResource Push(string account) =>
        Resource(Subscription, $$"""{"topic": "t", "pushConfig": {"oidcToken": {"serviceAccountEmail": {{account}} } } }""");
}
