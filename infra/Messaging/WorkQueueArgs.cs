using Infra.Identity;
using Infra.Services;
using Pulumi;

namespace Infra.Messaging;

/// <summary>Arguments of <see cref="WorkQueue"/>.</summary>
public sealed record WorkQueueArgs
{
    /// <summary>The only region messages are stored in, <c>europe-west1</c>.</summary>
    public required string Region { get; init; }

    /// <summary>The subscription's name.</summary>
    public required string SubscriptionName { get; init; }

    /// <summary>The service that handles the messages.</summary>
    public required CloudRunService Worker { get; init; }

    /// <summary>Where on the worker messages are posted.</summary>
    /// <value>Default <c>/process</c>.</value>
    public string Path { get; init; } = "/process";

    /// <summary>The account messages are delivered as; it can do nothing but call workers.</summary>
    public required WorkloadIdentity Deliverer { get; init; }

    /// <summary>Where messages go that the worker could not handle.</summary>
    public required DeadLetterQueue DeadLetters { get; init; }

    /// <summary>The account that forwards them there.</summary>
    public required PubSubAgent Agent { get; init; }

    /// <summary>How it delivers.</summary>
    public required WorkQueueSettings Settings { get; init; }

    /// <summary>Labels of topic and subscription.</summary>
    public InputMap<string> Labels { get; init; } = [];
}
