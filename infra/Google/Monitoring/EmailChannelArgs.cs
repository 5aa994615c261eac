using Pulumi;

namespace Infra.Google.Monitoring;

/// <summary>Arguments of <see cref="EmailChannel"/>.</summary>
public sealed record EmailChannelArgs
{
    /// <summary>The display name shown in the console.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The e-mail address that is notified.</summary>
    public required string Email { get; init; }

    /// <summary>The labels of the channel.</summary>
    public InputMap<string> Labels { get; init; } = [];
}
