using Infra.Composition;
using Infra.Google.Iam;
using Infra.Quantities;
using Pulumi;
using Pulumi.Gcp.PubSub;
using Pulumi.Gcp.PubSub.Inputs;

namespace Infra.Google.PubSub;

/// <summary>A topic with a push subscription to one worker, retries with exponential backoff, and a dead letter topic.</summary>
/// <remarks>
/// Without the grants to the Pub/Sub service agent, no message reaches the dead letter topic and a failing message is retried forever,
/// without any error. Source: https://cloud.google.com/pubsub/docs/handling-failures#grant_forwarding_permissions.
/// </remarks>
public sealed class WorkQueue : ComponentResource
{
    private const string TypeToken = "platform:messaging:WorkQueue";

    private readonly Topic _topic;

    /// <param name="name">The topic's name.</param>
    /// <param name="args">The worker and the delivery settings.</param>
    /// <param name="options">Component options. The component's resources inherit its dependencies.</param>
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
            // Replacing the subscription removes its IAM policy without a difference in this grant.
            new() { Parent = this, ReplaceWith = { subscription } }
        );

        SubscriptionName = args.SubscriptionName;
        TopicId = _topic.Id;
        RegisterOutputs(new Dictionary<string, object?> { ["topicId"] = TopicId });
    }

    /// <summary>The name of the worker's subscription.</summary>
    public string SubscriptionName { get; }

    /// <summary>The topic for publishers, <c>projects/{project}/topics/{topic}</c>.</summary>
    public Output<string> TopicId { get; }

    /// <summary>Grants a workload the right to publish.</summary>
    /// <param name="publisher">The publisher's name, used in the name of the grant.</param>
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
                        // The default audience is the whole endpoint with its path, which the service does not accept.
                        Audience = args.Worker.Uri,
                    },
                },
            },
            // A push before the grant is rejected and counts as a delivery attempt.
            new() { Parent = this, DependsOn = { invoker } }
        );
}
