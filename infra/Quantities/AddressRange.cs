using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Infra.Quantities;

/// <summary>A range of IPv4 addresses in CIDR form, <c>10.10.0.0/24</c>.</summary>
public readonly record struct AddressRange(IPNetwork Network)
{
    /// <summary>The length of the prefix, in bits.</summary>
    public int PrefixLength => Network.PrefixLength;

    /// <summary>The first address.</summary>
    public string FirstAddress => Network.BaseAddress.ToString();

    /// <summary>Reads a range written in full; bits behind the prefix must be zero.</summary>
    public static bool TryParse(string text, out AddressRange range)
    {
        // The framework also takes 10.10.0/24, and 10.10.0.7/24 for what it lies in: neither is what somebody meant to write.
        var isRange =
            IPNetwork.TryParse(text, out var network)
            && network.BaseAddress.AddressFamily is AddressFamily.InterNetwork
            && network.ToString() == text;
        range = new AddressRange(network);
        return isRange;
    }

    /// <summary>The range of another length that holds its first address.</summary>
    public AddressRange WithPrefix(int length)
    {
        var bits = BinaryPrimitives.ReadUInt32BigEndian(Network.BaseAddress.GetAddressBytes()) & (uint)(ulong.MaxValue << (32 - length));
        var address = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(address, bits);
        return new AddressRange(new IPNetwork(new IPAddress(address), length));
    }

    /// <summary>Whether the two have an address in common.</summary>
    public bool Overlaps(AddressRange other) => Network.Contains(other.Network.BaseAddress) || other.Network.Contains(Network.BaseAddress);

    /// <inheritdoc/>
    public override string ToString() => Network.ToString();
}
