using Engine.Plans;

namespace Review.Policy.Rules;

/// <summary>A message that returns to its own topic is delivered again without end.</summary>
internal sealed class DeadLetterTopicDiffers()
    : PropertyRule(
        new RuleDescription
        {
            Id = "GCP-PS-005",
            Severity = Severity.High,
            Kind = "correctness",
            Title = "The dead-letter topic differs from the source topic",
            Remedy = "set `deadLetterTopic` to another topic",
            Sources = ["own:cycle-guard"],
        },
        "gcp:pubsub/subscription:Subscription",
        "deadLetterPolicy.deadLetterTopic"
    )
{
    private static readonly PropertyPath Topic = PropertyPath.Parse("topic");

    protected override string Expected { get; } = $"another than {Topic}";

    protected override Judgement Judge(Subject subject, PathMatch found) =>
        Judgement.Of(found, !Reference.Of(subject, Path, found).IsSame(Reference.Of(subject, Topic)), Expected);
}
