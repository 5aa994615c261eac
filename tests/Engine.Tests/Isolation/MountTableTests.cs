using Engine.Isolation;

namespace Engine.Tests.Isolation;

public sealed class MountTableTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Table_lists_outer_folders_before_inner_ones()
    {
        var lines = Save(new MountTable("/root-of-it").Show("/data/b").Hide("/data").Protect("/data/b/.git").Hide("/data/b"));

        Assert.Equal(
            [
                "tmpfs /root-of-it tmpfs nosuid,nodev,mode=0755,size=64m 0 0",
                "tmpfs /root-of-it/data tmpfs nosuid,nodev,mode=0700,X-mount.mkdir 0 0",
                "/data/b /root-of-it/data/b none rbind,X-mount.mkdir 0 0",
                "/data/b/.git /root-of-it/data/b/.git none bind,ro,nosuid,nodev,noexec,X-mount.mkdir 0 0",
            ],
            lines
        );
    }

    [Theory]
    [InlineData("/a b", "/a\\040b")]
    [InlineData("/a\tb\nc", "/a\\011b\\012c")]
    [InlineData("/#a\\b", "/\\043a\\134b")]
    public void Path_with_a_special_character_stays_one_field(string path, string field) =>
        Assert.Equal($"{field} {field} none rbind,X-mount.mkdir 0 0", Save(new MountTable("").Show(path))[1]);

    private string[] Save(MountTable table)
    {
        var folders = Path.Combine(_folder.Path, "folders");
        table.Save(folders, Path.Combine(_folder.Path, "devices"));
        return File.ReadAllLines(folders);
    }
}
