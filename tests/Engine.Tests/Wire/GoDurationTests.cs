using Engine.Wire;

namespace Engine.Tests.Wire;

public sealed class GoDurationTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("-0", 0)]
    [InlineData("-0s", 0)]
    [InlineData("0s", 0)]
    [InlineData("90s", 90)]
    [InlineData("+90s", 90)]
    [InlineData("5m", 300)]
    [InlineData("1h30m", 5400)]
    [InlineData("30m1h", 5400)]
    [InlineData("1m1m", 120)]
    [InlineData("1h0m0.5s", 3600.5)]
    [InlineData(".5s", 0.5)]
    [InlineData("5.s", 5)]
    [InlineData("1.1h", 3960)]
    [InlineData("250ms", 0.25)]
    [InlineData("10us", 1e-5)]
    [InlineData("10\u00B5s", 1e-5)]
    [InlineData("10\u03BCs", 1e-5)]
    [InlineData("10ns", 1e-8)]
    [InlineData("0.9ns", 0)]
    [InlineData("120000000000ns", 120)]
    [InlineData("4200000000ns", 4.2)]
    [InlineData("3599999999999ns", 3599.999999999)]
    [InlineData("2m0.1s", 120.1)]
    [InlineData("9223372036854775807ns", 9223372036.854775807)]
    [InlineData("000000000000000000000000000000000000000001s", 1)]
    [InlineData("1.00000000000000000000000000000000000000000s", 1)]
    public void Seconds_of_a_duration_are_exactly_its_sum(string text, double seconds) => Assert.Equal(seconds, GoDuration.Seconds(text));

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("5 m")]
    [InlineData(" 5m")]
    [InlineData("m")]
    [InlineData(".s")]
    [InlineData("1.2.3s")]
    [InlineData("5min")]
    [InlineData("5M")]
    [InlineData("1d")]
    [InlineData("+")]
    [InlineData("-")]
    [InlineData("--5m")]
    [InlineData("1h-5m")]
    [InlineData("1h,5m")]
    [InlineData("1e3s")]
    [InlineData("\u0661s")]
    [InlineData("9223372036854775808ns")]
    [InlineData("2562048h")]
    [InlineData("2000000h1000000h")]
    public void Seconds_of_another_string_are_refused(string text) =>
        Assert.Equal(
            $"'{text}' is not a valid duration; write hours, minutes and seconds, as in 1h30m or 90s.",
            Assert.Throws<WireException>(() => GoDuration.Seconds(text)).Message
        );

    [Theory]
    [InlineData("-5m")]
    [InlineData("-1ns")]
    public void Seconds_of_a_negative_duration_are_refused(string text) =>
        Assert.Equal(
            $"'{text}' is negative; a timeout is 0s or more.",
            Assert.Throws<WireException>(() => GoDuration.Seconds(text)).Message
        );

    [Fact]
    public void Seconds_beyond_the_range_are_refused() =>
        Assert.Throws<WireException>(() => GoDuration.Seconds($"{new string('9', 400)}h"));
}
