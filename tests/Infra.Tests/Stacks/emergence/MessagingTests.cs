using Infra.Tests.Plans;

namespace Infra.Tests.Stacks;

/// <summary>The messaging of a stack.</summary>
[Collection(StackPlans.Collection)]
public sealed class MessagingTests(StackPlans plans)
{
    private const string Agent = "serviceAccount:service-123456789012@gcp-sa-pubsub.iam.gserviceaccount.com";

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Dead_letter_topic_is_subscribed_and_the_agent_may_forward_from_every_queue(string stack)
    {
        var plan = plans[stack];
        var queues = plan.OfType(GcpTypes.Subscription).Where(queue => queue.At("deadLetterPolicy.deadLetterTopic") is not null).ToList();

        Assert.Equal(["anima-worker-sub", "neo-worker-sub", "nexus-worker-sub"], queues.Select(queue => queue.Name).Order());
        foreach (var queue in queues)
        {
            var topic = queue.At("deadLetterPolicy.deadLetterTopic");
            Assert.Contains(plan.OfType(GcpTypes.Subscription), subscription => Equals(subscription.At("topic"), topic));
            Assert.Contains(
                plan.OfType(GcpTypes.TopicMember),
                grant =>
                    Equals(grant.At("topic"), topic)
                    && Equals(grant.At("member"), Agent)
                    && Equals(grant.At("role"), "roles/pubsub.publisher")
            );
            var forwarding = plan.OfType(GcpTypes.SubscriptionMember).Single(grant => grant.ReplaceWith.Contains(queue.Urn));
            Assert.Equal((Agent, "roles/pubsub.subscriber"), (forwarding.At("member"), forwarding.At("role")));
        }
    }

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Subscription_never_expires_and_topic_stays_in_its_region(string stack)
    {
        Assert.All(plans[stack].OfType(GcpTypes.Subscription), subscription => Assert.Equal("", subscription.At("expirationPolicy.ttl")));
        Assert.All(
            plans[stack].OfType(GcpTypes.Topic),
            topic => Assert.Equal("europe-west1", topic.At("messageStoragePolicy.allowedPersistenceRegions[0]"))
        );
    }

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Push_is_authorised_for_the_service_and_waits_for_the_grant(string stack)
    {
        var plan = plans[stack];

        foreach (var queue in plan.OfType(GcpTypes.Subscription).Where(queue => queue.At("pushConfig.pushEndpoint") is not null))
        {
            var audience = (string)queue.At("pushConfig.oidcToken.audience")!;
            Assert.Matches("^https://[a-z-]+[^/]*$", audience);
            Assert.Equal($"{audience}/process", queue.At("pushConfig.pushEndpoint"));
            Assert.Single(queue.Dependencies.Select(plan.ByUrn), dependency => dependency.Type == GcpTypes.ServiceMember);
        }
    }

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Worker_timeout_equals_the_queues_deadline(string stack)
    {
        var plan = plans[stack];

        foreach (var agent in new[] { "anima", "neo", "nexus" })
        {
            var timeout = (string)plan.Single(GcpTypes.Service, $"{agent}-worker").At("template.timeout")!;
            Assert.Equal($"{plan.Single(GcpTypes.Subscription, $"{agent}-worker-sub").At("ackDeadlineSeconds")}s", timeout);
        }
    }
}
