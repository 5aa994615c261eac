using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Infra.Tests.Docker.Router;

/// <summary>The router's decisions, reimplemented from its documentation: a user's hash, XXH32, gives a bucket from 0 to 99.</summary>
/// <remarks>Source: https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md.</remarks>
internal static class RouterModel
{
    private const uint Prime1 = 0x9E3779B1;
    private const uint Prime2 = 0x85EBCA77;
    private const uint Prime3 = 0xC2B2AE3D;
    private const uint Prime4 = 0x27D4EB2F;
    private const uint Prime5 = 0x165667B1;

    /// <summary>Returns whether a user is routed to the candidate version if it has a share in percent.</summary>
    public static bool IsOnTrial(string user, int share) => Hash(Encoding.UTF8.GetBytes(user)) % 100 < share;

    public static uint Hash(ReadOnlySpan<byte> input)
    {
        var length = (uint)input.Length;
        var hash = length < 16 ? Prime5 : Stripes(ref input);
        hash += length;
        for (; input.Length >= 4; input = input[4..])
        {
            hash = BitOperations.RotateLeft(hash + (BinaryPrimitives.ReadUInt32LittleEndian(input) * Prime3), 17) * Prime4;
        }

        foreach (var rest in input)
        {
            hash = BitOperations.RotateLeft(hash + (rest * Prime5), 11) * Prime1;
        }

        hash = (hash ^ (hash >> 15)) * Prime2;
        hash = (hash ^ (hash >> 13)) * Prime3;
        return hash ^ (hash >> 16);
    }

    private static uint Stripes(ref ReadOnlySpan<byte> input)
    {
        Span<uint> lanes = [unchecked(Prime1 + Prime2), Prime2, 0, unchecked(0 - Prime1)];
        for (; input.Length >= 16; input = input[16..])
        {
            for (var lane = 0; lane < 4; lane++)
            {
                var word = BinaryPrimitives.ReadUInt32LittleEndian(input[(lane * 4)..]);
                lanes[lane] = BitOperations.RotateLeft(lanes[lane] + (word * Prime2), 13) * Prime1;
            }
        }

        return BitOperations.RotateLeft(lanes[0], 1)
            + BitOperations.RotateLeft(lanes[1], 7)
            + BitOperations.RotateLeft(lanes[2], 12)
            + BitOperations.RotateLeft(lanes[3], 18);
    }
}
