using Engine.Diagnostics;

namespace Engine.Tests.Diagnostics;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("stagin", "staging")]
    [InlineData("STAGING", "staging")]
    [InlineData("prdo", "prod")]
    [InlineData("messageRetentionDurations", "messageRetentionDuration")]
    public void Of_a_typo_finds_the_intended_name(string typed, string meant) =>
        Assert.Equal(meant, NearestName.Of(typed, ["prod", "staging", "messageRetentionDuration", "labels"]));

    [Theory]
    [InlineData("development")]
    [InlineData("x")]
    [InlineData("")]
    public void Of_a_different_name_finds_nothing(string typed) => Assert.Null(NearestName.Of(typed, ["prod", "staging"]));

    [Fact]
    public void Of_two_equally_near_takes_the_ordinally_first() => Assert.Equal("bar", NearestName.Of("baz", ["bat", "bar"]));

    [Fact]
    public void Of_no_candidates_finds_nothing() => Assert.Null(NearestName.Of("staging", []));
}
