using Infra.Google.CloudRun;
using Infra.Google.Iam;
using Pulumi;

namespace Infra.Google.PubSub;

/// <summary>Arguments of <see cref="WorkQueue"/>.</summary>
public sealed record WorkQueueArgs
{
    /// <summary>The only region that stores messages, such as <c>europe-west1</c>.</summary>
    public required string Region { get; init; }

    /// <summary>The subscription's name.</summary>
    public required string SubscriptionName { get; init; }

    /// <summary>The service that handles messages.</summary>
    public required CloudRunService Worker { get; init; }

    /// <summary>The path on the worker to which messages are posted.</summary>
    /// <value>Default <c>/process</c>.</value>
    public string Path { get; init; } = "/process";

    /// <summary>The service account that delivers messages; it can only call workers.</summary>
    public required WorkloadIdentity Deliverer { get; init; }

    /// <summary>The dead letter queue for messages that the worker could not handle.</summary>
    public required DeadLetterQueue DeadLetters { get; init; }

    /// <summary>The service agent that forwards dead letters.</summary>
    public required PubSubAgent Agent { get; init; }

    /// <summary>The delivery settings.</summary>
    public required WorkQueueSettings Settings { get; init; }

    /// <summary>The labels of the topic and the subscription.</summary>
    public InputMap<string> Labels { get; init; } = [];
}
