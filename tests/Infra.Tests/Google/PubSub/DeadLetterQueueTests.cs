using Infra.Google.PubSub;
using Infra.Tests.Recording;
using Pulumi;

namespace Infra.Tests.Google.PubSub;

public sealed class DeadLetterQueueTests
{
    [Fact]
    public async Task Defaults_declare_a_topic_its_subscription_and_the_grant_to_forward() =>
        InventoryFile.Matches("DeadLetterQueue.defaults.txt", (await DeclareAsync(Neighbours.Delivery, [])).ToString());

    [Fact]
    public async Task Values_reach_the_provider() =>
        InventoryFile.Matches(
            "DeadLetterQueue.values.txt",
            (
                await DeclareAsync(
                    Neighbours.Delivery with
                    {
                        DeadLetterRetention = TimeSpan.FromDays(14),
                    },
                    new Dictionary<string, string>(Neighbours.Labels)
                )
            ).ToString()
        );

    [Fact]
    public async Task Subscription_never_expires()
    {
        var subscription = (await DeclareAsync(Neighbours.Delivery, [])).Single("gcp:pubsub/subscription:Subscription");

        Assert.Equal("", subscription.At("expirationPolicy.ttl"));
        Assert.Equal("projects/test-project/topics/failed", subscription.At("topic"));
    }

    [Fact]
    public async Task Returned_message_is_redelivered_after_the_queues_backoff()
    {
        var settings = Neighbours.Delivery with { MinimumBackoff = TimeSpan.FromSeconds(20), MaximumBackoff = TimeSpan.FromMinutes(5) };

        var subscription = (await DeclareAsync(settings, [])).Single("gcp:pubsub/subscription:Subscription");

        Assert.Equal("20s", subscription.At("retryPolicy.minimumBackoff"));
        Assert.Equal("300s", subscription.At("retryPolicy.maximumBackoff"));
    }

    private static Task<Inventory> DeclareAsync(WorkQueueSettings settings, InputMap<string> labels) =>
        Declaration.AddedAsync(
            () => new PubSubAgent("pubsub", new() { Project = CloudAnswers.Project }),
            agent =>
                _ = new DeadLetterQueue(
                    "failed",
                    new()
                    {
                        Region = Neighbours.Region,
                        Agent = agent,
                        Settings = settings,
                        Labels = labels,
                    }
                )
        );
}
