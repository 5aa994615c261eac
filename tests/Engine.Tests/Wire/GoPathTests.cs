using Engine.Wire;

namespace Engine.Tests.Wire;

public sealed class GoPathTests
{
    [Theory]
    [InlineData("", ".")]
    [InlineData("a//./b/../c/", "a/c")]
    [InlineData("../a/../..", "../..")]
    [InlineData("/../a", "/a")]
    [InlineData("/", "/")]
    public void Clean_gives_the_same_path_as_Go(string path, string expected) => Assert.Equal(expected, GoPath.Clean(path));

    [Theory]
    [InlineData("", "a/", "a")]
    [InlineData("sub/..", "a", "a")]
    [InlineData("sub/", "./a", "sub/a")]
    public void Join_cleans_the_joined_path(string folder, string name, string expected) =>
        Assert.Equal(expected, GoPath.Join(folder, name));

    [Theory]
    [InlineData("a/", "/work/a")]
    [InlineData("/a/", "/a/")]
    public void From_does_not_change_an_absolute_path(string path, string expected) => Assert.Equal(expected, GoPath.From("/work", path));
}
