using Engine.Hosts.DotNet.Inputs;

namespace Engine.Tests.Hosts.DotNet.Inputs;

/// <summary>The files that a pattern matches.</summary>
public sealed class InputGlobTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public InputGlobTests()
    {
        foreach (var file in new[] { "a.cs", "a.txt", "Pulumi.dev.cs", "one/b.cs", "one/two/c.cs", "node_modules/x/d.cs", "obj/e.cs" })
        {
            _folder.Write(file, "");
        }
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("*.cs", "", "Pulumi.dev.cs a.cs")]
    [InlineData("*/*.cs", "", "Pulumi.dev.cs a.cs obj/e.cs one/b.cs")]
    [InlineData("one/**", "", "one/b.cs one/two/c.cs")]
    [InlineData("**/*.cs", "**/node_modules/**;obj/**", "Pulumi.dev.cs a.cs one/b.cs one/two/c.cs")]
    [InlineData("**/?.txt", "", "a.txt")]
    [InlineData("gone/**/*.cs", "", "")]
    public void Pattern_matches_at_least_what_it_matches_in_a_build(string pattern, string excludes, string expected)
    {
        var found = Match(InputGlob.Parse(At(pattern), excludes.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(At)));

        Assert.Equal(expected, found);
    }

    [Fact]
    public void Settings_that_are_read_at_every_run_are_not_inputs() =>
        Assert.Equal("a.cs", Match(InputGlob.Parse(At("*.cs"), [], skipsSettings: true)));

    [Fact]
    public void Link_to_a_parent_folder_is_not_followed_and_one_to_another_folder_is()
    {
        Directory.CreateSymbolicLink(At("one/back"), "..");
        Directory.CreateSymbolicLink(At("one/two/modules"), "../../node_modules");

        Assert.Equal("one/b.cs one/two/c.cs one/two/modules/x/d.cs", Match(InputGlob.Parse(At("one/**/*.cs"), [])));
    }

    private string At(string path) => Path.Combine(_folder.Path, path);

    private string Match(InputGlob glob) => string.Join(' ', glob.Match().Files.Select(file => Path.GetRelativePath(_folder.Path, file)));
}
