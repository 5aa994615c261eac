using System.Diagnostics;
using System.Runtime.Versioning;
using Engine.Diagnostics;
using Engine.Hosts;
using Engine.Hosts.DotNet;

namespace Engine.Tests.Hosts.DotNet;

/// <summary>Protection against folders that another user of the machine prepared.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class PrivateFolderTests : IDisposable
{
    private const string OtherUser = "65534";

    private readonly TemporaryFolder _data = new();
    private readonly List<string> _notices = [];

    private string Own => Path.Combine(_data.Path, "pulumi-review");

    public void Dispose() => _data.Dispose();

    [UnixFact]
    public void Folder_is_created_for_the_user_alone()
    {
        var folder = Find();

        Assert.Equal(Path.Combine(Own, "builds"), folder);
        Assert.All(
            [Own, folder!],
            path => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(path))
        );
        Assert.Empty(_notices);
    }

    [UnixTheory]
    [InlineData("pulumi-review", UnixFileMode.OtherWrite)]
    [InlineData("pulumi-review", UnixFileMode.GroupWrite)]
    [InlineData("pulumi-review/builds", UnixFileMode.OtherWrite)]
    [InlineData("", UnixFileMode.OtherWrite)]
    public void Folder_that_others_can_write_to_is_refused(string folder, UnixFileMode mode)
    {
        Directory.CreateDirectory(Path.Combine(Own, "builds"));
        var path = Path.Combine(_data.Path, folder);
        File.SetUnixFileMode(path, File.GetUnixFileMode(path) | mode);

        IsRefused();
    }

    [UnixFact]
    public void Folder_behind_a_link_is_refused()
    {
        Directory.CreateSymbolicLink(Own, Directory.CreateDirectory(Path.Combine(_data.Path, "target")).FullName);

        IsRefused();
    }

    [UnixFact]
    public void Folder_that_is_a_file_is_refused()
    {
        _data.Write("pulumi-review", "");

        IsRefused();
    }

    [RootFact]
    public void Folder_of_another_user_is_refused()
    {
        Give(Directory.CreateDirectory(Own).FullName);

        IsRefused();
    }

    [RootFact]
    public void Assembly_of_another_user_or_that_others_can_write_to_does_not_run()
    {
        var project = _data.Write("app/App.csproj", "");
        var assembly = _data.Write("app/bin/App.dll", "");
        Assert.True(BuildOutput.MayRun(assembly, project));

        File.SetUnixFileMode(assembly, UnixFileMode.UserRead | UnixFileMode.OtherWrite);
        Assert.False(BuildOutput.MayRun(assembly, project));
        BuildOutput.KeepOthersFromWriting(assembly);
        Assert.True(BuildOutput.MayRun(assembly, project));
        Give(assembly);
        Assert.False(BuildOutput.MayRun(assembly, project));
    }

    [UnixFact]
    public void Assembly_outside_the_checkout_does_not_run()
    {
        var project = _data.Write("checkout/app/App.csproj", "");
        _data.Write("checkout/.git/HEAD", "");

        Assert.True(BuildOutput.MayRun(_data.Write("checkout/artifacts/bin/App.dll", ""), project));
        Assert.False(BuildOutput.MayRun(_data.Write("other/bin/App.dll", ""), project));
        Assert.False(BuildOutput.MayRun(_data.Write("checkout-two/bin/App.dll", ""), project));
    }

    [RootTheory]
    [InlineData("Directory.Build.props")]
    [InlineData("nuget.config")]
    [InlineData("node_modules/@pulumi/pulumi/cmd/run")]
    public void File_that_another_user_put_above_a_project_is_refused(string name)
    {
        var project = _data.Write("app/App.csproj", "");
        var file = _data.Write(name, "");
        ForeignFiles.Refuse([file], project);
        Give(file);

        var exception = Assert.Throws<FaultException>(() => ForeignFiles.Refuse([file, project], project));

        Assert.Equal(
            $"ENG315 '{file}' belongs to another user and would be used to run the program.\n"
                + "       Fix: move the project out of the shared folder, or remove the file.",
            exception.Message
        );
        Give(project);
        ForeignFiles.Refuse([file], project);
    }

    private string? Find() => PrivateFolder.Find(new Notices(_notices), _data.Path);

    private void IsRefused()
    {
        Assert.Null(Find());
        Assert.Equal(
            $"ENG316 '{Own}' cannot be a folder that only this user can write to, so every preview builds the program.\n"
                + "       Fix: correct the owner and mode of that folder and of those above it (chmod go-w), or set XDG_DATA_HOME.",
            Assert.Single(_notices)
        );
    }

    private static void Give(string path)
    {
        using var chown = Process.Start("chown", ["-h", OtherUser, path]);
        chown.WaitForExit();
        Assert.Equal(0, chown.ExitCode);
    }

    private sealed class Notices(List<string> lines) : IProgress<string>
    {
        public void Report(string value) => lines.Add(value);
    }
}
