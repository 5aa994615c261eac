using Engine.Hosts.DotNet;

namespace Engine.Tests.Hosts.DotNet;

public sealed class SourceFingerprintTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _project;

    public SourceFingerprintTests()
    {
        _project = _folder.Write(
            "app/App.csproj",
            "<Project><ItemGroup><ProjectReference Include=\"..\\lib\\Lib.csproj\" /></ItemGroup></Project>"
        );
        _folder.Write("lib/Lib.csproj", "<Project />");
        _folder.Write("lib/Lib.cs", "a");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_the_same_files_is_the_same() => Assert.Equal(SourceFingerprint.Of(_project), SourceFingerprint.Of(_project));

    [Theory]
    [InlineData("app/New.cs")]
    [InlineData("app/folder/data.json")]
    [InlineData("lib/Lib.cs")]
    [InlineData("Directory.Build.props")]
    [InlineData("global.json")]
    [InlineData("NuGet.Config")]
    public void Of_files_one_of_which_a_build_reads_and_has_changed_differs(string file)
    {
        var before = SourceFingerprint.Of(_project);
        _folder.Write(file, "changed");

        Assert.NotEqual(before, SourceFingerprint.Of(_project));
    }

    [Theory]
    [InlineData("app/bin/App.dll")]
    [InlineData("app/obj/project.assets.json")]
    [InlineData("app/.git/index")]
    [InlineData("other/Other.cs")]
    [InlineData("README.md")]
    public void Of_files_none_of_which_a_build_reads_is_the_same(string file)
    {
        var before = SourceFingerprint.Of(_project);
        _folder.Write(file, "changed");

        Assert.Equal(before, SourceFingerprint.Of(_project));
    }

    [Fact]
    public void Of_a_project_that_is_no_XML_leaves_the_saying_to_the_build()
    {
        _folder.Write("app/App.csproj", "<Project");

        Assert.NotEqual("", SourceFingerprint.Of(_project));
    }
}
