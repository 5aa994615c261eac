using Pulumi;

namespace Infra.Messaging;

/// <summary>Arguments of <see cref="DeadLetterQueue"/>.</summary>
public sealed record DeadLetterQueueArgs
{
    /// <summary>The only region messages are stored in, <c>europe-west1</c>.</summary>
    public required string Region { get; init; }

    /// <summary>The account that forwards to it.</summary>
    public required PubSubAgent Agent { get; init; }

    /// <summary>How long dead letters are kept.</summary>
    public required WorkQueueSettings Settings { get; init; }

    /// <summary>Labels of topic and subscription.</summary>
    public InputMap<string> Labels { get; init; } = [];
}
