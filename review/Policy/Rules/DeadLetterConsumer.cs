using Engine.Plans;

namespace Review.Policy.Rules;

/// <summary>A topic without a subscription loses what is published to it, so another subscription must read the dead letters.</summary>
internal sealed class DeadLetterConsumer()
    : RelationRule(
        new RuleDescription
        {
            Id = "GCP-PS-003",
            Severity = Severity.High,
            Kind = "reliability",
            Title = "Dead-letter topics have a subscription",
            Remedy = "subscribe to the dead-letter topic; without a subscription, its messages are lost",
            Sources = ["google:pubsub/rpc/DeadLetterPolicy"],
        },
        "gcp:pubsub/subscription:Subscription",
        "deadLetterPolicy.deadLetterTopic"
    )
{
    private const string Subscription = "gcp:pubsub/subscription:Subscription";

    private static readonly PropertyPath Topic = PropertyPath.Parse("topic");

    protected override string Expected { get; } = $"a {Subscription} whose {Topic} it is";

    protected override Answer Relate(Subject subject, PathMatch found)
    {
        var reference = Reference.Of(subject, Path, found);
        return new Answer(
            Truth.Any(subject.Stack.OfType(Subscription).Select(consumer => reference.IsSame(Reference.Of(consumer, Topic)))),
            Expected
        );
    }
}
