using Engine.Isolation;
using Engine.Tests.Programs;

namespace Engine.Tests.Isolation;

public sealed class RunFolderTests
{
    [LinuxFact]
    public void Folder_is_closed_to_other_users_and_removed_with_its_contents()
    {
        string path;
        using (var folder = RunFolder.Create())
        {
            path = Path.GetDirectoryName(Path.GetDirectoryName(folder.Part("a").Home))!;
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(path));
            }
        }

        Assert.False(Directory.Exists(path));
    }

    [LinuxFact]
    public void Cleanup_removes_only_folders_that_are_not_in_use()
    {
        using var running = RunFolder.Create();
        var home = running.Part("a").Home;
        var abandoned = Directory.CreateDirectory(Path.Combine(RunFolder.Parent, $"pulumi-review-{Guid.NewGuid():N}"));
        File.WriteAllText(Path.Combine(abandoned.FullName, "lock"), "");
        var starting = Directory.CreateDirectory(Path.Combine(RunFolder.Parent, $"pulumi-review-{Guid.NewGuid():N}"));
        var foreign = Directory.CreateDirectory(Path.Combine(RunFolder.Parent, $"other-{Guid.NewGuid():N}"));
        var link = Path.Combine(RunFolder.Parent, $"pulumi-review-{Guid.NewGuid():N}");
        File.CreateSymbolicLink(link, foreign.FullName);
        File.WriteAllText(Path.Combine(foreign.FullName, "lock"), "");

        RunFolder.RemoveAbandoned();

        Assert.False(abandoned.Exists && Directory.Exists(abandoned.FullName));
        Assert.True(Directory.Exists(home));
        Assert.True(Directory.Exists(starting.FullName));
        Assert.True(File.Exists(Path.Combine(foreign.FullName, "lock")));
        starting.Delete();
        File.Delete(link);
        foreign.Delete(recursive: true);
    }
}
