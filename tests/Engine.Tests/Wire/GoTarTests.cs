using System.Security.Cryptography;
using System.Text;
using Engine.Wire;

namespace Engine.Tests.Wire;

public sealed class GoTarTests
{
    [Fact]
    public void Member_that_became_shorter_is_refused()
    {
        using var tar = new GoTar();

        Assert.Equal(
            "The archive member 'a' changed while it was read: 1 of 2 bytes.",
            Assert.Throws<WireException>(() => tar.Add("a", 2, new MemoryStream([1]))).Message
        );
    }

    [Fact]
    public void Folder_with_content_is_refused()
    {
        using var tar = new GoTar();

        Assert.Equal(
            "The archive member 'a/' is named as a folder and has content; remove the '/' at its end.",
            Assert.Throws<WireException>(() => tar.Add("a/", 1, new MemoryStream([1]))).Message
        );
    }

    /// <summary>A PAX header with the whole name as a record comes first, then the member with the ASCII part of the name.</summary>
    [Fact]
    public void Name_that_is_not_Ascii_has_a_record()
    {
        var record = "13 path=d/ä\n"u8.ToArray();

        Assert.Equal(
            Hash([.. Header("d/PaxHeaders.0/", 'x', record.Length, isExtension: true), .. Padded(record), .. Header("d/", '0', 0, false)]),
            Of("d/ä")
        );
    }

    [Fact]
    public void Long_name_that_can_be_divided_has_a_prefix()
    {
        var folder = new string('f', 90);

        Assert.Equal(Hash(Header(new string('n', 20), '0', 0, isExtension: false, prefix: folder)), Of($"{folder}/{new string('n', 20)}"));
    }

    [Fact]
    public void Long_name_that_cannot_be_divided_has_a_record()
    {
        var name = new string('n', 120);
        var record = Encoding.ASCII.GetBytes($"130 path={name}\n");

        Assert.Equal(130, record.Length);
        Assert.Equal(
            Hash([
                .. Header($"PaxHeaders.0/{new string('n', 87)}", 'x', record.Length, isExtension: true),
                .. Padded(record),
                .. Header(name[..100], '0', 0, isExtension: false),
            ]),
            Of(name)
        );
    }

    private static string Of(string name)
    {
        using var tar = new GoTar();
        tar.Add(name, 0, Stream.Null);
        return tar.Finish();
    }

    private static string Hash(byte[] blocks) => Convert.ToHexStringLower(SHA256.HashData([.. blocks, .. new byte[1024]]));

    private static byte[] Padded(byte[] content) => [.. content, .. new byte[512 - content.Length]];

    private static byte[] Header(string name, char type, int size, bool isExtension, string prefix = "")
    {
        var header = new byte[512];
        void Put(int offset, string text) => Encoding.ASCII.GetBytes(text).CopyTo(header, offset);
        Put(0, isExtension ? name.TrimEnd('/') : name);
        Put(100, isExtension ? "0000000\0" : "0000600\0");
        Put(108, "0000000\0");
        Put(116, "0000000\0");
        Put(124, $"{Convert.ToString(size, 8).PadLeft(11, '0')}\0");
        Put(136, "00000000000\0");
        Put(148, "        ");
        Put(156, $"{type}");
        Put(257, "ustar\0" + "00");
        if (!isExtension)
        {
            Put(329, "0000000\0");
            Put(337, "0000000\0");
        }

        Put(345, prefix);
        Put(148, $"{Convert.ToString(header.Sum(value => value), 8).PadLeft(6, '0')}\0 ");
        return header;
    }
}
