using System.Diagnostics;
using Engine.Hosts.DotNet.Inputs;
using Engine.Tests.Programs;

namespace Engine.Tests.Hosts.DotNet.Inputs;

public sealed class FileStateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [LinuxFact]
    public void File_that_became_a_pipe_has_changed_and_does_not_block()
    {
        var path = _folder.Write("Source.cs", "class A;");
        var state = FileState.FromFile(path);
        File.Delete(path);
        Process.Start("mkfifo", [path]).WaitForExit();

        Assert.Equal(Freshness.Changed, state.Compare());
    }

    [Fact]
    public void File_with_the_same_contents_and_another_time_has_the_same_contents()
    {
        var path = _folder.Write("Source.cs", "class A;");
        var state = FileState.FromFile(path);
        File.SetLastWriteTimeUtc(path, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.Equal(Freshness.SameContents, state.Compare());
    }
}
