using Engine.Wire;

namespace Engine.Tests.Wire;

public sealed class GoDurationTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("0s", 0)]
    [InlineData("90s", 90)]
    [InlineData("5m", 300)]
    [InlineData("1h30m", 5400)]
    [InlineData("1h0m0.5s", 3600.5)]
    [InlineData(".5s", 0.5)]
    [InlineData("250ms", 0.25)]
    [InlineData("10us", 1e-5)]
    [InlineData("10µs", 1e-5)]
    [InlineData("10ns", 1e-8)]
    public void Seconds_of_a_duration_are_its_sum(string text, double seconds) => Assert.Equal(seconds, GoDuration.Seconds(text), 12);

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("5 m")]
    [InlineData("m")]
    [InlineData("5min")]
    [InlineData("-5m")]
    [InlineData("1h,5m")]
    public void Seconds_of_another_text_are_refused(string text) =>
        Assert.Equal(
            $"'{text}' is no duration; write hours, minutes and seconds as in 1h30m or 90s.",
            Assert.Throws<WireException>(() => GoDuration.Seconds(text)).Message
        );

    [Fact]
    public void Seconds_beyond_all_numbers_are_refused() =>
        Assert.Throws<WireException>(() => GoDuration.Seconds($"{new string('9', 400)}h"));
}
