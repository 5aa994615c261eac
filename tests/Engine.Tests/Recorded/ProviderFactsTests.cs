using Engine.Values;

namespace Engine.Tests.Recorded;

/// <summary>The traversal of the recorded schemas finds the violations it should.</summary>
public sealed class ProviderFactsTests
{
    private static readonly TextValue Text = new("x");

    [RecordedFact("facts")]
    public void FindsWhatIsMissingUnknownOrOfNoType()
    {
        var facts = ProviderFacts.Of("gcp");
        var subscription = new MapValue([new("topci", Text), new("deadLetterPolicy", new MapValue([new("topic", Text)]))]);

        Assert.Equal(
            [
                "gcp:pubsub/subscription:Subscription topic is missing",
                "gcp:pubsub/subscription:Subscription deadLetterPolicy.topic is not known",
                "gcp:pubsub/subscription:Subscription topci is not known",
            ],
            facts.Findings("gcp:pubsub/subscription:Subscription", subscription)
        );
        Assert.Equal(["gcp:no/thing:Thing is not known"], facts.Findings("gcp:no/thing:Thing", MapValue.Empty));
    }
}
