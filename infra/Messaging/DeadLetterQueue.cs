using Infra.Composition;
using Infra.Quantities;
using Pulumi;
using Pulumi.Gcp.PubSub;
using Pulumi.Gcp.PubSub.Inputs;

namespace Infra.Messaging;

/// <summary>Where messages go that no worker could handle, and a subscription that keeps them until somebody looks.</summary>
/// <remarks>
/// What is published to a topic without a subscription is lost, so that the two come together.
/// Source: https://cloud.google.com/pubsub/docs/handling-failures.
/// </remarks>
public sealed class DeadLetterQueue : ComponentResource
{
    private const string TypeToken = "platform:messaging:DeadLetterQueue";

    /// <param name="name">The topic's name.</param>
    /// <param name="args">Region and retention.</param>
    /// <param name="options">Options of the component; what it depends on its resources depend on too.</param>
    public DeadLetterQueue(string name, DeadLetterQueueArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var child = ChildOptions.Of(this, options);
        Topic = RegionalTopic.Create(name, args.Region, args.Labels, child);
        _ = new Subscription(
            $"{name}-sub",
            new()
            {
                Name = $"{name}-sub",
                Topic = Topic.Id,
                Labels = args.Labels,
                MessageRetentionDuration = args.Settings.DeadLetterRetention.InSeconds(),
                ExpirationPolicy = Expiry.Never,
                // Who replays them hands back what fails again: it should not come round at once.
                RetryPolicy = new SubscriptionRetryPolicyArgs
                {
                    MinimumBackoff = args.Settings.MinimumBackoff.InSeconds(),
                    MaximumBackoff = args.Settings.MaximumBackoff.InSeconds(),
                },
            },
            child
        );
        _ = new TopicIAMMember(
            $"{name}-forwarding",
            new()
            {
                Topic = Topic.Id,
                Role = "roles/pubsub.publisher",
                Member = args.Agent.Member,
            },
            new() { Parent = this, ReplaceWith = { Topic } }
        );
        RegisterOutputs(new Dictionary<string, object?> { ["topicId"] = Topic.Id });
    }

    /// <summary>The topic that dead letters are forwarded to.</summary>
    public Topic Topic { get; }
}
