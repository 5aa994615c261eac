using System.Collections.Immutable;
using System.Formats.Tar;
using System.IO.Compression;
using Engine.Values;
using Engine.Wire;

namespace Engine.Tests.Wire;

/// <summary>Archives whose hashes Pulumi's own engine (3.259.0) printed, and others that have to equal them.</summary>
public sealed class RecordedArchiveTests : IDisposable
{
    /// <summary>The hash of an archive without members.</summary>
    private const string Empty = "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Folder_precedes_the_file_whose_name_starts_with_its_name()
    {
        _folder.Write("site/lib/x.js", "1\n");
        _folder.Write("site/lib.js", "2\n");

        Assert.StartsWith("d459cca", OfFolder("site"), StringComparison.Ordinal);
        _folder.Write("site/lib-y.js", "3\n");
        Assert.StartsWith("5751a45", OfFolder("site"), StringComparison.Ordinal);
    }

    [Fact]
    public void Link_to_a_file_is_its_content_and_link_to_a_folder_is_omitted()
    {
        _folder.Write("site/real/f.txt", "r\n");
        File.CreateSymbolicLink(Full("site/linkfile.txt"), "real/f.txt");
        Directory.CreateSymbolicLink(Full("site/linkdir"), "real");

        Assert.StartsWith("828a7d9", OfFolder("site"), StringComparison.Ordinal);
        Directory.CreateSymbolicLink(Full("site/cycle"), "..");
        Assert.StartsWith("828a7d9", OfFolder("site"), StringComparison.Ordinal);
    }

    [Fact]
    public void Link_out_of_the_folder_is_the_content_it_points_at()
    {
        _folder.Write("outside.txt", "a\n");
        Directory.CreateDirectory(Full("linked"));
        File.CreateSymbolicLink(Full("linked/a.txt"), Full("outside.txt"));
        _folder.Write("plain/a.txt", "a\n");

        Assert.Equal(OfFolder("plain"), OfFolder("linked"));
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("link")]
    public void Link_without_a_target_is_refused(string target)
    {
        _folder.Write("site/a.txt", "a");
        File.CreateSymbolicLink(Full("site/link"), target);

        Assert.StartsWith(
            "The archive 'site' cannot be read: ",
            Assert.Throws<WireException>(() => OfFolder("site")).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Folder_of_Pulumi_is_omitted_at_any_depth()
    {
        _folder.Write("site/a.txt", "a\n");
        _folder.Write("site/.pulumi/meta.json", "meta\n");

        Assert.StartsWith("6e3046d", OfFolder("site"), StringComparison.Ordinal);
        _folder.Write("site/below/.pulumi", "a file");
        Assert.StartsWith("6e3046d", OfFolder("site"), StringComparison.Ordinal);
        Assert.Equal(Empty, OfFolder("site/.pulumi"));
    }

    [Fact]
    public void Folder_that_is_a_link_is_an_empty_archive()
    {
        _folder.Write("site/a.txt", "a");
        Directory.CreateSymbolicLink(Full("link"), "site");

        Assert.Equal(Empty, OfFolder("link"));
        Assert.Equal(Empty, OfFolder("link/"));
        Assert.Equal(OfFolder("site"), OfFolder($"{Full("link")}/"));
    }

    [Fact]
    public void Empty_archive_has_the_hash_that_Pulumi_prints()
    {
        Directory.CreateDirectory(Full("empty/below"));

        Assert.Equal(Empty, Of(Set()));
        Assert.Equal(Empty, OfFolder("empty"));
        Assert.Equal(Empty, Of(Set(("a", Set()))));
    }

    [Fact]
    public void Set_keeps_the_names_of_assets_and_cleans_those_of_archives()
    {
        _folder.Write("site/a.txt", "a\n");
        _folder.Write("site/b.txt", "b\n");

        Assert.StartsWith("f5c8a3d", OfFolder("site"), StringComparison.Ordinal);
        Assert.StartsWith(
            "f9c27db",
            Of(Set(("./a/../b.txt", Text("b")), ("sub", Folder("site")), ("a", Text("")))),
            StringComparison.Ordinal
        );
        Assert.Equal(Of(Set(("sub", Folder("site")))), Of(Set(("./x/../sub/", Folder("site")))));
    }

    /// <summary>The hashes are those of Pulumi's own archive package for the same files.</summary>
    [Fact]
    public void Names_that_are_not_Ascii_or_long_are_hashed_as_Pulumi_does()
    {
        _folder.Write("names/ä.txt", "u");
        _folder.Write("names/a b.txt", "v");
        _folder.Write("names/\U0001F600.txt", "w");
        _folder.Write("names/\uE000.txt", "x");
        _folder.Write("names/Z.txt", "y");
        _folder.Write("names/we\"ird\n.txt", "q");
        _folder.Write($"long/{new string('f', 90)}/n.txt", "1");
        _folder.Write($"long/{new string('n', 120)}", "2");
        _folder.Write($"long/{new string('d', 160)}/e.txt", "3");

        Assert.Equal("f87dd67b6c8c14b3a3378bc82499b8934682b2409497464c30588c043d37fed4", OfFolder("names"));
        Assert.Equal("4265354899e91e3d7dfad387895d349e409a9a9bb2a80c02a5531a268ecd5581", OfFolder("long"));
    }

    [Fact]
    public void Sets_in_sets_are_hashed_as_Pulumi_does()
    {
        var inner = Set(("b", Set(("c/", Set(("d", Text("d")))))));

        Assert.Equal(
            "3c5fe110796eb8f60894d9af2e44fcdd725d1d5fb1f9a308fe1a18dde58c7b35",
            Of(Set(("a", inner), ("a.txt", Text("")), ("ü", Text("ü")), ("", Text("empty name"))))
        );
        Assert.Equal("141e1ed1429aaa89f16be35af08e3827c78775f8deb18a1b674bf6709425c001", Of(Set(("a/", Text("")))));
        Assert.Equal(
            "8e8dea68ea1141d99608bb5763d784ec9ceaeb28f97ef216f4dc2ddb9f70b40c",
            Of(Set(("sub", Set(("a", Text("inner")))), ("sub/a", Text("outer")), ("z", Text("z"))))
        );
    }

    [Fact]
    public void Archive_file_in_a_set_is_its_members()
    {
        _folder.Write("site/a.txt", "a\n");
        ZipFile.CreateFromDirectory(Full("site"), Full("a.zip"));
        ZipFile.CreateFromDirectory(Full("site"), Full("a.jar"));
        TarFile.CreateFromDirectory(Full("site"), Full("a.tar"), includeBaseDirectory: false);
        using (var gzip = new GZipStream(File.Create(Full("a.tar.gz")), CompressionLevel.Fastest))
        {
            gzip.Write(File.ReadAllBytes(Full("a.tar")));
        }

        File.Copy(Full("a.tar.gz"), Full("a.tgz"));
        var expected = Of(Set(("x", Folder("site"))));
        Assert.All(["a.zip", "a.jar", "a.tar", "a.tar.gz", "a.tgz"], file => Assert.Equal(expected, Of(Set(("x", Folder(file))))));
        Assert.Equal(expected, Of(Set(("x", Archive(ContentSource.Uri, $"file://{Full("a.zip")}")))));
    }

    [Fact]
    public void Mode_of_a_file_does_not_affect_the_hash()
    {
        _folder.Write("site/run.sh", "#!/bin/sh\n");
        var before = OfFolder("site");

        new FileInfo(Full("site/run.sh")).IsReadOnly = true;

        Assert.Equal(before, OfFolder("site"));
    }

    [Fact]
    public void Address_of_a_file_on_this_machine_is_read()
    {
        _folder.Write("a b.txt", "content");

        Assert.Equal(
            Of(new AssetValue(false, ContentSource.Text, "content", NoMembers, "")),
            Of(new AssetValue(false, ContentSource.Uri, $"file://{Full("a%20b.txt")}", NoMembers, ""))
        );
    }

    [Theory]
    [InlineData("ftp://host/a.zip", "The address 'ftp://host/a.zip' has the scheme 'ftp'; use http, https or file.")]
    [InlineData("/a.zip", "'/a.zip' is not a valid address; use https://HOST/PATH or file:///PATH.")]
    [InlineData("file:///a.zip?b", "The address 'file:///a.zip?b' has more than a path; use file:///PATH.")]
    [InlineData(
        "https://host/a.rar",
        "The file at 'https://host/a.rar' is not a recognized archive; its name has to end in .tar, .tgz, .tar.gz, .zip or .jar."
    )]
    public void Address_that_Pulumi_rejects_is_rejected(string address, string message) =>
        Assert.Equal(message, Assert.Throws<WireException>(() => Of(Archive(ContentSource.Uri, address))).Message);

    [Fact]
    public void File_that_is_not_an_archive_is_refused()
    {
        _folder.Write("a.txt", "a");

        Assert.Equal(
            "'a.txt' is neither a recognized archive type nor a directory.",
            Assert.Throws<WireException>(() => OfFolder("a.txt")).Message
        );
    }

    private static readonly ImmutableSortedDictionary<string, PropertyValue> NoMembers = ImmutableSortedDictionary<
        string,
        PropertyValue
    >.Empty;

    private string Full(string path) => Path.Combine(_folder.Path, path);

    private string OfFolder(string path) => Of(Folder(path));

    private string Of(AssetValue asset) => AssetHash.Compute(asset, _folder.Path);

    private static AssetValue Folder(string path) => Archive(ContentSource.Path, path);

    private static AssetValue Archive(ContentSource source, string location) => new(true, source, location, NoMembers, "");

    private static AssetValue Text(string text) => new(false, ContentSource.Text, text, NoMembers, "");

    private static AssetValue Set(params (string Name, PropertyValue Value)[] members) =>
        new(
            true,
            ContentSource.Assets,
            "",
            members.ToImmutableSortedDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal),
            ""
        );
}
