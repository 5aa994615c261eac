using System.Runtime.Versioning;
using Engine.Diagnostics;
using Engine.Files;

namespace Engine.Tests.Files;

/// <summary>Where paths lead; the repository is visible, and so are the public files of a system folder.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class VisibleFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly VisibleFiles _visible;

    public VisibleFilesTests()
    {
        _visible = new VisibleFiles(
            new Dictionary<string, Visibility>
            {
                ["/"] = Visibility.Hidden,
                [At("repository")] = Visibility.Full,
                [At("repository/private")] = Visibility.Hidden,
                [At("system")] = Visibility.Public,
            },
            [At("repository")],
            (At("link"), At("repository/project"))
        );
        _folder.Write("repository/project/file", "content");
        _folder.Write("repository/shared/file", "content");
        _folder.Write("repository/private/file", "content");
        _folder.Write("home/file", "content");
        File.SetUnixFileMode(_folder.Write("system/public", "content"), UnixFileMode.UserRead | UnixFileMode.OtherRead);
        File.SetUnixFileMode(_folder.Write("system/secret", "content"), UnixFileMode.UserRead);
        Link("home", "repository/project/folder");
        Link("home/file", "repository/project/direct");
        Link("repository/project/direct", "repository/project/chained");
        Link("home/missing", "repository/project/dangling");
        Link("repository/shared", "repository/project/inner");
        Link("repository/project/loop", "repository/project/loop");
        Link("repository/project", "link");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("repository/project/file")]
    [InlineData("repository/project/inner/file")]
    [InlineData("repository/project/inner/../project/file")]
    [InlineData("repository/project/./../shared//file")]
    [InlineData("link/file")]
    [InlineData("system/public")]
    public void Open_of_a_file_that_is_visible_reads_it(string path)
    {
        using var file = InputFile.Open(At(path), _visible);

        Assert.Equal("content".Length, file.Length);
    }

    [Theory]
    [InlineData("repository/project/direct", "home/file")]
    [InlineData("repository/project/chained", "home/file")]
    [InlineData("repository/project/folder/file", "home/file")]
    [InlineData("repository/project/folder/no/such/file", "home/no/such/file")]
    [InlineData("repository/project/dangling", "home/missing")]
    [InlineData("repository/project/inner/../../home/file", "home/file")]
    [InlineData("link/../private/file", "repository/private/file")]
    [InlineData("system/secret", null)]
    [InlineData("repository/../home", "home")]
    [InlineData("home/file", null)]
    [InlineData("", null)]
    public void Open_of_a_path_that_leads_elsewhere_is_refused_and_says_where(string path, string? target)
    {
        var fault = Assert.Single(Assert.Throws<FaultException>(() => InputFile.Open(At(path), _visible)).Faults);

        var leads = target is null || At(target) == At(path) ? "is" : $"leads to {At(target)}, which is";
        Assert.Equal($"{At(path)} {leads} outside what the isolated program can access: {At("repository")}.", fault.Message);
        Assert.Equal("ENG345", fault.Code);
    }

    [Theory]
    [InlineData("repository/project/missing")]
    [InlineData("repository/project/loop")]
    public void Open_of_a_path_that_leads_nowhere_fails_as_usual(string path) =>
        Assert.ThrowsAny<IOException>(() => InputFile.Open(At(path), _visible));

    [Fact]
    public void Check_of_an_open_file_notices_that_the_path_led_elsewhere_when_it_was_opened()
    {
        using var file = InputFile.Open(At("home/file"));

        var fault = Assert.Throws<FaultException>(() => _visible.Check(file, At("repository/project/file"))).Faults[0];

        Assert.StartsWith($"{At("repository/project/file")} leads to {At("home/file")}, ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_files_are_visible_if_nothing_is_isolated() => Assert.True(VisibleFiles.All.Exists(At("repository/project/direct")));

    private string At(string path) => path.Length == 0 ? "/" : $"{_folder.Path}/{path}";

    private void Link(string target, string name) => File.CreateSymbolicLink(At(name), At(target));
}
