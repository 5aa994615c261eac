using Infra.Composition;
using Infra.Quantities;
using Pulumi;
using Pulumi.Gcp.PubSub;
using Pulumi.Gcp.PubSub.Inputs;

namespace Infra.Google.PubSub;

/// <summary>
/// The topic for messages that no worker could handle, and a subscription that keeps them until an operator handles them.
/// </summary>
/// <remarks>
/// Messages published to a topic without a subscription are lost, so the component creates both. Source:
/// https://cloud.google.com/pubsub/docs/handling-failures.
/// </remarks>
public sealed class DeadLetterQueue : ComponentResource
{
    private const string TypeToken = "platform:messaging:DeadLetterQueue";

    /// <param name="name">The topic's name.</param>
    /// <param name="args">The region and the retention.</param>
    /// <param name="options">Component options. The component's resources inherit its dependencies.</param>
    public DeadLetterQueue(string name, DeadLetterQueueArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var child = ChildOptions.Of(this, options);
        Topic = RegionalTopic.Create(name, args.Region, args.Labels, child);
        SubscriptionName = $"{name}-sub";
        _ = new Subscription(
            SubscriptionName,
            new()
            {
                Name = SubscriptionName,
                Topic = Topic.Id,
                Labels = args.Labels,
                MessageRetentionDuration = args.Settings.DeadLetterRetention.InSeconds(),
                ExpirationPolicy = Expiry.Never,
                // A message that fails again during a replay should not be redelivered immediately.
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

    /// <summary>The name of the subscription that keeps the messages.</summary>
    public string SubscriptionName { get; }

    /// <summary>The dead letter topic.</summary>
    public Topic Topic { get; }
}
