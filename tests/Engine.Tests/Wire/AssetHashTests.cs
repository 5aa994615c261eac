using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Engine.Values;
using Engine.Wire;

namespace Engine.Tests.Wire;

public sealed class AssetHashTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Hash_of_an_asset_is_that_of_its_bytes()
    {
        _folder.Write("a.txt", "content");

        Assert.Equal(Hash("content"), Of(ContentSource.Text, "content"));
        Assert.Equal(Hash("content"), Of(ContentSource.Path, "a.txt"));
    }

    [Fact]
    public void Hash_of_an_address_is_empty() => Assert.Equal("", Of(ContentSource.Uri, "https://example.com/a.txt"));

    [Fact]
    public void Hash_of_an_archive_file_is_that_of_the_file()
    {
        _folder.Write("a.tgz", "not even an archive");

        Assert.Equal(Hash("not even an archive"), Of(ContentSource.Path, "a.tgz", isArchive: true));
    }

    [Fact]
    public void Hash_of_a_folder_is_that_of_a_set_with_the_same_members()
    {
        _folder.Write("site/index.html", "<p>");
        _folder.Write("site/css/main.css", "p {}");
        var members = Members(
            ("index.html", Asset(ContentSource.Text, "<p>")),
            ("css", Members(("main.css", Asset(ContentSource.Path, "site/css/main.css"))))
        );

        Assert.Equal(AssetHash.Compute(members, _folder.Path), Of(ContentSource.Path, "site", isArchive: true));
    }

    /// <summary>The bytes that Go's archive/tar writes for one file of mode 0600, spelled out.</summary>
    [Fact]
    public void Hash_of_a_set_is_that_of_a_ustar_archive_as_Go_writes_it()
    {
        var header = new byte[512];
        void Put(int offset, string text) => Encoding.ASCII.GetBytes(text).CopyTo(header, offset);
        Put(0, "a.txt");
        Put(100, "0000600\0");
        Put(108, "0000000\0");
        Put(116, "0000000\0");
        Put(124, "00000000002\0");
        Put(136, "00000000000\0");
        Put(148, "        ");
        Put(156, "0");
        Put(257, "ustar\0" + "00");
        Put(329, "0000000\0");
        Put(337, "0000000\0");
        Put(148, $"{Convert.ToString(header.Sum(value => value), 8).PadLeft(6, '0')}\0 ");
        byte[] tar = [.. header, .. "hi"u8, .. new byte[510], .. new byte[1024]];

        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(tar)),
            AssetHash.Compute(Members(("a.txt", Asset(ContentSource.Text, "hi"))), "/")
        );
    }

    [Fact]
    public void Hash_of_a_set_that_contains_an_address_is_empty() =>
        Assert.Equal("", AssetHash.Compute(Members(("a", Asset(ContentSource.Uri, "https://a"))), "/"));

    [Theory]
    [InlineData(false, "The asset 'missing' cannot be read: No such file.")]
    [InlineData(true, "The archive 'missing' cannot be read: 'missing' does not exist.")]
    public void Hash_of_a_missing_file_is_refused_by_name(bool isArchive, string message) =>
        Assert.Equal(message, Assert.Throws<WireException>(() => Of(ContentSource.Path, "missing", isArchive)).Message);

    [Fact]
    public void Hash_of_a_file_that_is_not_regular_is_refused() =>
        Assert.Equal(
            "The asset '/dev/zero' cannot be read: /dev/zero is a device; only regular files are read.",
            Assert.Throws<WireException>(() => Of(ContentSource.Path, "/dev/zero")).Message
        );

    [Fact]
    public void Hash_of_an_invalid_path_is_refused() => Assert.Throws<WireException>(() => Of(ContentSource.Path, "a\0b"));

    [Fact]
    public void Hash_of_a_set_that_contains_a_string_is_refused() =>
        Assert.Equal(
            "An archive contains something that is neither an asset nor an archive.",
            Assert.Throws<WireException>(() => AssetHash.Compute(Members(("a", new TextValue("b"))), "/")).Message
        );

    private string Of(ContentSource source, string location, bool isArchive = false) =>
        AssetHash.Compute(Asset(source, location) with { IsArchive = isArchive }, _folder.Path);

    private static AssetValue Asset(ContentSource source, string location) =>
        new(false, source, location, ImmutableSortedDictionary<string, PropertyValue>.Empty, "");

    private static AssetValue Members(params (string Name, PropertyValue Value)[] members) =>
        new(
            true,
            ContentSource.Assets,
            "",
            members.ToImmutableSortedDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal),
            ""
        );

    private static string Hash(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}
