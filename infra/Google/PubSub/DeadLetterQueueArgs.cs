using Pulumi;

namespace Infra.Google.PubSub;

/// <summary>Arguments of <see cref="DeadLetterQueue"/>.</summary>
public sealed record DeadLetterQueueArgs
{
    /// <summary>The only region that stores messages, such as <c>europe-west1</c>.</summary>
    public required string Region { get; init; }

    /// <summary>The service account that forwards messages to the dead letter topic.</summary>
    public required PubSubAgent Agent { get; init; }

    /// <summary>The settings with the retention of dead letters.</summary>
    public required WorkQueueSettings Settings { get; init; }

    /// <summary>The labels of the topic and the subscription.</summary>
    public InputMap<string> Labels { get; init; } = [];
}
