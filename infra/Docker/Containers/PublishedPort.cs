namespace Infra.Docker.Containers;

/// <summary>A host port that forwards to a container.</summary>
/// <param name="Address">The host address it is bound to; Docker's default is all addresses.</param>
/// <param name="External">The port on the host, 1 to 65,535.</param>
/// <param name="Internal">The port the container listens on.</param>
/// <remarks>Docker does not publish ports of a container that is only in internal networks.</remarks>
public sealed record PublishedPort(string Address, int External, int Internal)
{
    /// <summary>The loopback address, reachable only from the host.</summary>
    public const string Loopback = "127.0.0.1";
}
