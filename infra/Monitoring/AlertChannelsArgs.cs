using Pulumi;

namespace Infra.Monitoring;

/// <summary>Arguments of <see cref="AlertChannels"/>.</summary>
public sealed record AlertChannelsArgs
{
    /// <summary>What it is for, as consoles show it.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Addresses.</summary>
    public required AlertChannelSettings Settings { get; init; }

    /// <summary>Labels of the channel.</summary>
    public InputMap<string> Labels { get; init; } = [];
}
