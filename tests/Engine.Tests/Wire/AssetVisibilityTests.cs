using System.Collections.Immutable;
using Engine.Files;
using Engine.Isolation;
using Engine.Values;
using Engine.Wire;

namespace Engine.Tests.Wire;

/// <summary>Assets of files that the isolated program cannot see; a hash would reveal something about them.</summary>
public sealed class AssetVisibilityTests : IDisposable
{
    private const string RefusedCode = "ENG346";

    private readonly TemporaryFolder _folder = new();
    private readonly VisibleFiles _visible;

    public AssetVisibilityTests()
    {
        _folder.Write("home/secret", "content");
        _folder.Write("home/secret.zip", "content");
        _folder.Write("home/site/index.html", "content");
        _folder.Write("project/site/index.html", "content");
        _folder.Write("project/linking/inner/index.html", "content");
        Link("project/linking/inner/link", "../../../home/secret");
        Link("project/folders/link", "../../home/site");
        Link("project/link", "../home/secret");
        Link("project/linked.zip", "../home/secret.zip");
        Link("project/inner", "site/index.html");
        var folders = new Dictionary<string, Visibility> { ["/"] = Visibility.Hidden, [At("project")] = Visibility.Full };
        _visible = new VisibleFiles(folders, [At("project")], (At("project"), At("project")));
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("../home/secret")]
    [InlineData("HOME/secret")]
    [InlineData("HOME/missing")]
    [InlineData("HOME/site")]
    [InlineData("link")]
    [InlineData("file://HOME/secret")]
    public void Hash_of_a_hidden_file_is_refused(string location)
    {
        AssertRefused(Value(location));
        AssertRefused(Set(Value(location)));
    }

    [Theory]
    [InlineData("../home/site")]
    [InlineData("HOME")]
    [InlineData("HOME/missing")]
    [InlineData("HOME/secret.zip")]
    [InlineData("linking")]
    [InlineData("folders")]
    [InlineData("folders/link")]
    [InlineData("linked.zip")]
    [InlineData("file://HOME/secret.zip")]
    [InlineData("/")]
    public void Hash_of_an_archive_with_a_hidden_file_is_refused(string location)
    {
        AssertRefused(Value(location) with { IsArchive = true });
        AssertRefused(Set(Value(location) with { IsArchive = true }));
    }

    [Fact]
    public void Hash_of_a_visible_file_is_the_same_with_and_without_links()
    {
        Assert.Equal(Hash(Value("site/index.html")), Hash(Value("inner")));
        Assert.Equal(Hash(Value("site/index.html")), Hash(Value("../project/site/index.html")));
    }

    [Fact]
    public void Message_names_the_file_and_where_it_leads() =>
        Assert.Equal(
            $"The asset 'link' cannot be read: {At("project/link")} leads to {At("home/secret")}, which is outside what the isolated "
                + $"program can access: {At("project")}.",
            Assert.Throws<WireException>(() => Hash(Value("link"))).Message
        );

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Program_sees_its_own_folder_and_public_files_of_the_system(bool isIsolated)
    {
        var home = _folder.Write("home/run/file", "content");
        var options = new IsolationOptions { Isolated = isIsolated };
        var visible = VisibleProject.ForProgram(At("project"), options, Path.GetDirectoryName(home)!);

        Assert.True(visible.Exists(home));
        Assert.NotEmpty(AssetHash.Compute(Value("/etc/hostname"), At("project"), visible));
    }

    private void AssertRefused(AssetValue value)
    {
        var fault = Assert.Throws<WireException>(() => Hash(value));

        Assert.Equal(RefusedCode, fault.ToFault("", fault.Message).Code);
    }

    private string Hash(AssetValue value) => AssetHash.Compute(value, At("project"), _visible);

    private AssetValue Value(string location)
    {
        var path = location.Replace("HOME", At("home"), StringComparison.Ordinal);
        var isUri = path.StartsWith("file:", StringComparison.Ordinal);
        return new AssetValue(false, isUri ? ContentSource.Uri : ContentSource.Path, path, Members(), "");
    }

    private static AssetValue Set(AssetValue member) => new(true, ContentSource.Assets, "", Members().Add("member", member), "");

    private static ImmutableSortedDictionary<string, PropertyValue> Members() =>
        ImmutableSortedDictionary.Create<string, PropertyValue>(StringComparer.Ordinal);

    private string At(string path) => Path.Combine(_folder.Path, path);

    private void Link(string name, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        File.CreateSymbolicLink(At(name), target);
    }
}
