using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Infra.Quantities;

/// <summary>An IPv4 address range in CIDR notation, such as <c>10.10.0.0/24</c>.</summary>
public readonly record struct AddressRange(IPNetwork Network)
{
    /// <summary>The prefix length in bits.</summary>
    public int PrefixLength => Network.PrefixLength;

    /// <summary>The first address of the range.</summary>
    public string FirstAddress => Network.BaseAddress.ToString();

    /// <summary>Parses a range in full CIDR notation; the bits after the prefix must be zero.</summary>
    public static bool TryParse(string text, out AddressRange range)
    {
        // IPNetwork also accepts 10.10.0/24, and 10.10.0.7/24 as its enclosing range; both are most likely typos.
        var isRange =
            IPNetwork.TryParse(text, out var network)
            && network.BaseAddress.AddressFamily is AddressFamily.InterNetwork
            && network.ToString() == text;
        range = new AddressRange(network);
        return isRange;
    }

    /// <summary>Returns the range with the same first address and another prefix length.</summary>
    public AddressRange WithPrefix(int length)
    {
        var bits = BinaryPrimitives.ReadUInt32BigEndian(Network.BaseAddress.GetAddressBytes()) & (uint)(ulong.MaxValue << (32 - length));
        var address = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(address, bits);
        return new AddressRange(new IPNetwork(new IPAddress(address), length));
    }

    /// <summary>Returns whether the ranges have an address in common.</summary>
    public bool Overlaps(AddressRange other) => Network.Contains(other.Network.BaseAddress) || other.Network.Contains(Network.BaseAddress);

    /// <inheritdoc/>
    public override string ToString() => Network.ToString();
}
