using Infra.Composition;
using Infra.Identity;
using Infra.Quantities;
using Pulumi;
using Pulumi.Gcp.PubSub;
using Pulumi.Gcp.PubSub.Inputs;

namespace Infra.Messaging;

/// <summary>A topic whose messages are pushed to one worker, retried with growing waits, and set aside as dead letters at last.</summary>
/// <remarks>
/// Without the grants to Pub/Sub's own account nothing is set aside and a bad message loops for ever, with no error anywhere.
/// Source: https://cloud.google.com/pubsub/docs/handling-failures#grant_forwarding_permissions.
/// </remarks>
public sealed class WorkQueue : ComponentResource
{
    private const string TypeToken = "platform:messaging:WorkQueue";

    private readonly Topic _topic;

    /// <param name="name">The topic's name.</param>
    /// <param name="args">The worker and how messages reach it.</param>
    /// <param name="options">Options of the component; what it depends on its resources depend on too.</param>
    public WorkQueue(string name, WorkQueueArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var child = ChildOptions.Of(this, options);
        _topic = RegionalTopic.Create(name, args.Region, args.Labels, child);
        var invoker = args.Worker.AllowCalls($"{name}-push", args.Deliverer);
        var subscription = Subscribe(args, invoker);
        _ = new SubscriptionIAMMember(
            $"{name}-forwarding",
            new()
            {
                Subscription = subscription.Id,
                Role = "roles/pubsub.subscriber",
                Member = args.Agent.Member,
            },
            // Replacing the subscription drops its policy without a difference that this grant could show.
            new() { Parent = this, ReplaceWith = { subscription } }
        );

        TopicId = _topic.Id;
        RegisterOutputs(new Dictionary<string, object?> { ["topicId"] = TopicId });
    }

    /// <summary>Where publishers send, <c>projects/{project}/topics/{topic}</c>.</summary>
    public Output<string> TopicId { get; }

    /// <summary>Lets a workload publish.</summary>
    /// <param name="publisher">The publisher's name, for the grant's own.</param>
    /// <param name="identity">The publisher.</param>
    public void AllowPublishing(string publisher, WorkloadIdentity identity) =>
        _ = new TopicIAMMember(
            $"{_topic.GetResourceName()}-{publisher}",
            new()
            {
                Topic = _topic.Id,
                Role = "roles/pubsub.publisher",
                Member = identity.Member,
            },
            new() { Parent = this, ReplaceWith = { _topic } }
        );

    private Subscription Subscribe(WorkQueueArgs args, Resource invoker) =>
        new(
            args.SubscriptionName,
            new()
            {
                Name = args.SubscriptionName,
                Topic = _topic.Id,
                Labels = args.Labels,
                AckDeadlineSeconds = (int)args.Settings.AckDeadline.TotalSeconds,
                MessageRetentionDuration = args.Settings.Retention.InSeconds(),
                ExpirationPolicy = Expiry.Never,
                RetryPolicy = new SubscriptionRetryPolicyArgs
                {
                    MinimumBackoff = args.Settings.MinimumBackoff.InSeconds(),
                    MaximumBackoff = args.Settings.MaximumBackoff.InSeconds(),
                },
                DeadLetterPolicy = new SubscriptionDeadLetterPolicyArgs
                {
                    DeadLetterTopic = args.DeadLetters.Topic.Id,
                    MaxDeliveryAttempts = args.Settings.DeliveryAttempts,
                },
                PushConfig = new SubscriptionPushConfigArgs
                {
                    PushEndpoint = Output.Format($"{args.Worker.Uri}{args.Path}"),
                    OidcToken = new SubscriptionPushConfigOidcTokenArgs
                    {
                        ServiceAccountEmail = args.Deliverer.Email,
                        // Left out it is the whole endpoint with its path, which the service does not accept.
                        Audience = args.Worker.Uri,
                    },
                },
            },
            // A push before the grant is refused, and counts as a delivery.
            new() { Parent = this, DependsOn = { invoker } }
        );
}
