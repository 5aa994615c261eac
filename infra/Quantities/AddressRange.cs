using System.Buffers.Binary;
using System.Net;

namespace Infra.Quantities;

/// <summary>A range of IPv4 addresses in CIDR form, <c>10.10.0.0/24</c>.</summary>
public readonly record struct AddressRange(IPNetwork Network)
{
    /// <summary>The length of the prefix, in bits.</summary>
    public int PrefixLength => Network.PrefixLength;

    /// <summary>The first address.</summary>
    public string FirstAddress => Network.BaseAddress.ToString();

    /// <summary>Reads a range; bits behind the prefix must be zero.</summary>
    public static bool TryParse(string text, out AddressRange range)
    {
        var isRange =
            IPNetwork.TryParse(text, out var network) && network.BaseAddress.AddressFamily is System.Net.Sockets.AddressFamily.InterNetwork;
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
