using Engine.Plans;
using Review.Policy.Operators;

namespace Review.Policy.Rules;

/// <summary>
/// Requires the Pub/Sub service agent to be allowed to publish to the dead-letter topic and to acknowledge on the subscription. Without
/// both grants no message is forwarded. Source: https://cloud.google.com/pubsub/docs/handling-failures#grant_forwarding_permissions.
/// </summary>
internal sealed class DeadLetterGrants()
    : RelationRule(
        new RuleDescription
        {
            Id = "OWN-002",
            Severity = Severity.High,
            Kind = "correctness",
            Title = "The Pub/Sub service agent can forward dead letters",
            Remedy = "grant the service agent publisher on the dead-letter topic and subscriber on the subscription",
            Sources = ["google:pubsub/handling-failures"],
        },
        "gcp:pubsub/subscription:Subscription",
        "deadLetterPolicy.deadLetterTopic"
    )
{
    private const string ServiceAgent = "@gcp-sa-pubsub.iam.gserviceaccount.com";

    private static readonly PropertyPath Topic = PropertyPath.Parse("topic");
    private static readonly PropertyPath Subscription = PropertyPath.Parse("subscription");
    private static readonly PropertyPath Name = PropertyPath.Parse("name");
    private static readonly PropertyPath Role = PropertyPath.Parse("role");

    private static readonly PropertyPath[] Members = [PropertyPath.Parse("member"), PropertyPath.Parse("members[*]")];

    private static readonly string[] ProjectGrants = ["gcp:projects/iAMMember:IAMMember", "gcp:projects/iAMBinding:IAMBinding"];

    private static readonly string[] TopicGrants =
    [
        "gcp:pubsub/topicIAMMember:TopicIAMMember",
        "gcp:pubsub/topicIAMBinding:TopicIAMBinding",
    ];

    private static readonly string[] SubscriptionGrants =
    [
        "gcp:pubsub/subscriptionIAMMember:SubscriptionIAMMember",
        "gcp:pubsub/subscriptionIAMBinding:SubscriptionIAMBinding",
    ];

    private static readonly string[] PublisherRoles = ["roles/pubsub.publisher", "roles/pubsub.editor", "roles/pubsub.admin"];

    private static readonly string[] SubscriberRoles = ["roles/pubsub.subscriber", "roles/pubsub.editor", "roles/pubsub.admin"];

    protected override string Expected { get; } =
        "roles/pubsub.publisher on the dead-letter topic and roles/pubsub.subscriber on the subscription, for the Pub/Sub service agent";

    protected override Answer Relate(Subject subject, PathMatch found)
    {
        var topic = Reference.Of(subject, Path, found);
        var subscription = Reference.Of(subject, Name);
        var publishes = IsGranted(subject, TopicGrants, PublisherRoles, grant => topic.IsSame(Reference.Of(grant, Topic)));
        var subscribes = IsGranted(subject, SubscriptionGrants, SubscriberRoles, grant => IsOn(grant, subject, subscription));
        return new Answer(publishes & subscribes, Expected);
    }

    private static Truth IsGranted(Subject subject, string[] types, string[] roles, Func<Subject, Truth> isOn) =>
        Truth.Any([
            .. types.SelectMany(subject.Stack.OfType).Select(grant => Lets(grant, roles) & isOn(grant)),
            .. ProjectGrants.SelectMany(subject.Stack.OfType).Select(grant => Lets(grant, roles)),
        ]);

    private static Truth IsOn(Subject grant, Subject subject, Reference subscription)
    {
        var granted = Reference.Of(grant, Subscription);
        return granted.Origins.Contains(subject.Resource.Urn) ? true : granted.IsSame(subscription);
    }

    private static Truth Lets(Subject grant, string[] roles) =>
        (Reference.Of(grant, Role).Text is { } role ? roles.Contains(role) : Truth.Unknown)
        & Truth.Any(Members.SelectMany(grant.Find).Select(IsAgent));

    /// <summary>
    /// Returns whether a member is the service agent. Its project number is known only after deployment, and a placeholder for its address
    /// may have another form.
    /// </summary>
    private static Truth IsAgent(PathMatch member) =>
        member.IsAbsent ? false
        : Scalars.Text(member.Value) is not { } text ? Truth.Unknown
        : text.EndsWith(ServiceAgent, StringComparison.Ordinal) ? true
        : member.IsComputed ? Truth.Unknown
        : false;
}
