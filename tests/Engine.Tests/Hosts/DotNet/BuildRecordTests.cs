namespace Engine.Tests.Hosts.DotNet;

/// <summary>The detection of changed build inputs by a preview.</summary>
public sealed class BuildRecordTests(BuiltProgram program) : IClassFixture<BuiltProgram>
{
    [Fact]
    public void Record_of_an_unchanged_program_names_its_assembly() =>
        Assert.Equal(program.At("app/bin/Debug/net10.0/App.dll"), program.Recorded());

    [Theory]
    [InlineData("app/Program.cs")]
    [InlineData("app/App.csproj")]
    [InlineData("app/obj/Handwritten.cs")]
    [InlineData("app/.hidden/Hidden.cs")]
    [InlineData("build/common.props")]
    [InlineData("build/label.txt")]
    [InlineData("shared/Names.cs")]
    [InlineData("artifacts/Registry.cs")]
    [InlineData("elsewhere/Linked.cs")]
    [InlineData("elsewhere/folder/Far.cs")]
    [InlineData("data/a.json")]
    [InlineData("content/a.txt")]
    [InlineData("additional.txt")]
    [InlineData("tool/input.txt")]
    [InlineData("lib/Library.cs")]
    [InlineData("lib/Library.csproj")]
    [InlineData("app/bin/Debug/net10.0/Library.dll")]
    public void File_that_changes_or_is_removed_is_detected_and_restored_is_unchanged(string file)
    {
        var path = program.At(file);
        var before = File.ReadAllBytes(path);

        File.WriteAllText(path, "changed");
        var changed = program.Recorded();
        File.Delete(path);
        var gone = program.Recorded();
        File.WriteAllBytes(path, before);

        Assert.Null(changed);
        Assert.Null(gone);
        Assert.NotNull(program.Recorded());
    }

    [Theory]
    [InlineData("app/New.cs")]
    [InlineData("app/deep/New.cs")]
    [InlineData("app/.hidden/New.cs")]
    [InlineData("app/far/New.cs")]
    [InlineData("elsewhere/folder/New.cs")]
    [InlineData("build/optional.props")]
    [InlineData("shared/deep/New.cs")]
    [InlineData("shared/other/New.cs")]
    [InlineData("artifacts/New.cs")]
    [InlineData("data/b.json")]
    [InlineData("content/deep/b.txt")]
    [InlineData("tool/other.txt")]
    [InlineData("lib/New.cs")]
    [InlineData("app/App.csproj.user")]
    [InlineData("Directory.Build.props")]
    [InlineData("lib/Directory.Build.targets")]
    [InlineData("Directory.Build.rsp")]
    [InlineData("Directory.Packages.props")]
    [InlineData("global.json")]
    [InlineData("nuget.config")]
    [InlineData("NuGet.Config")]
    [InlineData(".editorconfig")]
    [InlineData("shared/.editorconfig")]
    [InlineData("app/.globalconfig")]
    public void File_that_is_added_is_detected_until_it_is_removed(string file)
    {
        var path = program.At(file);
        var isNewFolder = !Directory.Exists(Path.GetDirectoryName(path));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);

        File.WriteAllText(path, "");
        var changed = program.Recorded();
        File.Delete(path);
        if (isNewFolder)
        {
            Directory.Delete(Path.GetDirectoryName(path)!);
        }

        Assert.Null(changed);
        Assert.NotNull(program.Recorded());
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("app/Pulumi.dev.yaml")]
    [InlineData("app/obj/scratch.cs")]
    [InlineData("data/note.txt")]
    [InlineData("other/Other.cs")]
    [InlineData(".git/index")]
    public void File_that_no_build_reads_causes_no_build(string file)
    {
        var path = program.At(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);

        File.WriteAllText(path, "");
        var recorded = program.Recorded();
        File.Delete(path);

        Assert.NotNull(recorded);
    }

    [Fact]
    public void File_that_changes_with_the_same_size_and_time_is_detected()
    {
        var path = program.At("shared/Names.cs");
        var (before, time) = (File.ReadAllText(path), File.GetLastWriteTimeUtc(path));

        File.WriteAllText(path, before.Replace("Names", "Other", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(path, time);
        var changed = program.Recorded();
        File.WriteAllText(path, before);

        Assert.Null(changed);
        Assert.NotNull(program.Recorded());
    }

    [Fact]
    public void File_that_differs_only_in_its_time_causes_no_build()
    {
        File.SetLastWriteTimeUtc(program.At("shared/Names.cs"), DateTime.UnixEpoch);

        Assert.NotNull(program.Recorded());
    }

    [Fact]
    public void Link_with_another_target_is_detected()
    {
        var link = program.At("app/far");
        Directory.CreateDirectory(program.At("elsewhere/second"));

        Directory.Delete(link);
        Directory.CreateSymbolicLink(link, "../elsewhere/second");
        var changed = program.Recorded();
        Directory.Delete(link);
        Directory.CreateSymbolicLink(link, "../elsewhere/folder");

        Assert.Null(changed);
        Assert.NotNull(program.Recorded());
    }

    [Theory]
    [InlineData("FRESHNESS_FLAVOR", "ONE")]
    [InlineData("DefineConstants", "ONE")]
    [InlineData("configuration", "Release")]
    [InlineData("NUGET_PACKAGES", "/elsewhere")]
    public void Variable_that_the_build_reads_is_detected(string name, string value) => Assert.Null(program.Recorded((name, value)));

    [Theory]
    [InlineData("SOME_TOKEN", "1")]
    [InlineData("PATH", "/elsewhere")]
    [InlineData("PWD", "/elsewhere")]
    public void Variable_that_the_build_does_not_read_causes_no_build(string name, string value) =>
        Assert.NotNull(program.Recorded((name, value)));
}
