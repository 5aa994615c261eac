namespace Infra.Containers;

/// <summary>A port of the host that leads into a container.</summary>
/// <param name="Address">The host's address it is bound to; Docker's own default is all of them.</param>
/// <param name="External">The host's port, 1 to 65,535.</param>
/// <param name="Internal">The port the container listens on.</param>
/// <remarks>Docker publishes nothing of a container that is in internal networks alone.</remarks>
public sealed record PublishedPort(string Address, int External, int Internal)
{
    /// <summary>The address that nothing outside the host reaches.</summary>
    public const string Loopback = "127.0.0.1";
}
