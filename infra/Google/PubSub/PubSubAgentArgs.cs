namespace Infra.Google.PubSub;

/// <summary>Arguments of <see cref="PubSubAgent"/>.</summary>
public sealed record PubSubAgentArgs
{
    /// <summary>The project ID.</summary>
    public required string Project { get; init; }
}
