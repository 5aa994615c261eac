namespace Infra.Google.Network;

/// <summary>Arguments of <see cref="PrivateNetwork"/>.</summary>
public sealed record PrivateNetworkArgs
{
    /// <summary>The region of the subnet, such as <c>europe-west1</c>.</summary>
    public required string Region { get; init; }

    /// <summary>The address ranges.</summary>
    public required PrivateNetworkSettings Settings { get; init; }
}
