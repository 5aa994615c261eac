using Pulumi;

namespace Infra.Monitoring;

/// <summary>Arguments of <see cref="EmailChannel"/>.</summary>
public sealed record EmailChannelArgs
{
    /// <summary>What it is for, as consoles show it.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The address that is told.</summary>
    public required string Email { get; init; }

    /// <summary>Labels of the channel.</summary>
    public InputMap<string> Labels { get; init; } = [];
}
