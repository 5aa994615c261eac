using System.Globalization;
using Infra.Quantities;

namespace Infra.Tests.Quantities;

public sealed class QuantityTests
{
    private const int Rounds = 1_000;

    [Fact]
    public void Amounts_round_trip_through_their_string_format() =>
        ForAny(random =>
        {
            var value = random.Next();
            Assert.True(Gibibytes.TryParse(new Gibibytes(value).ToString(), out var large));
            Assert.True(Mebibytes.TryParse(new Mebibytes(value).ToString(), out var small));
            Assert.Equal((value, value), (large.Value, small.Value));
        });

    [Fact]
    public void Amounts_compare_numerically() =>
        ForAny(random =>
        {
            var (left, right) = (random.Next(), random.Next());
            Assert.Equal(left.CompareTo(right), Math.Sign(new Gibibytes(left).CompareTo(new Gibibytes(right))));
            Assert.Equal(left.CompareTo(right), Math.Sign(new Mebibytes(left).CompareTo(new Mebibytes(right))));
        });

    [Fact]
    public void Durations_are_read_in_every_unit_and_printed_in_seconds() =>
        ForAny(random =>
        {
            var count = random.Next(20_000);
            var (unit, seconds) = random.GetItems([("s", 1L), ("m", 60L), ("h", 3_600L), ("d", 86_400L)], 1)[0];
            Assert.True(Durations.TryParse(string.Create(CultureInfo.InvariantCulture, $"{count}{unit}"), out var duration));
            Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{count * seconds}s"), duration.InSeconds());
            Assert.True(Durations.TryParse(duration.InSeconds(), out var again));
            Assert.Equal(duration, again);
        });

    [Fact]
    public void Shares_round_trip_and_add_up_to_100_with_their_remainder() =>
        ForAny(random =>
        {
            var share = new Percentage(random.Next(10_001));
            Assert.True(Percentage.TryParse(share.ToString(), out var read));
            Assert.Equal((share, Percentage.Whole.Hundredths), (read, share.Hundredths + share.Rest.Hundredths));
            Assert.Equal(100.0, Math.Round(share.Value + share.Rest.Value, 10));
        });

    [Theory]
    [InlineData("0%", 0.0)]
    [InlineData("0.01%", 0.01)]
    [InlineData("12.5%", 12.5)]
    [InlineData("100%", 100.0)]
    [InlineData("12.50%", 12.5)]
    public void Share_is_in_percent(string text, double percent)
    {
        Assert.True(Percentage.TryParse(text, out var share));
        Assert.Equal(percent, share.Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("%")]
    [InlineData("10")]
    [InlineData("10 %")]
    [InlineData("-1%")]
    [InlineData("0.001%")]
    [InlineData("1,5%")]
    [InlineData("1e1%")]
    [InlineData("99999999999%")]
    public void Share_in_an_invalid_format_is_not_parsed(string text) => Assert.False(Percentage.TryParse(text, out _));

    [Theory]
    [InlineData(1_047_306, "1022.76KiB")]
    [InlineData(0, "0.00KiB")]
    public void Code_is_printed_as_wrangler_prints_it(long bytes, string text) => Assert.Equal(text, Kibibytes.OfBytes(bytes).ToString());

    [Theory]
    [InlineData(10, "0.01")]
    [InlineData(500, "0.5")]
    [InlineData(2_000, "2")]
    [InlineData(1_005, "1.005")]
    public void Processor_share_matches_Dockers_format(int thousandths, string processors)
    {
        Assert.True(Millicpus.TryParse($"{thousandths}m", out var share));
        Assert.Equal(processors, share.Processors);
        Assert.Equal($"{thousandths}m", share.ToString());
    }

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(59, "59s")]
    [InlineData(60, "1m0s")]
    [InlineData(90, "1m30s")]
    [InlineData(3_600, "1h0m0s")]
    [InlineData(90_061, "25h1m1s")]
    public void Duration_in_Go_format_matches_what_Docker_returns(int seconds, string text) =>
        Assert.Equal(text, TimeSpan.FromSeconds(seconds).InGoForm());

    [Theory]
    [InlineData("")]
    [InlineData("20")]
    [InlineData("GiB")]
    [InlineData("20gib")]
    [InlineData("20 Gi")]
    [InlineData("-1GiB")]
    [InlineData("+1GiB")]
    [InlineData("1,000GiB")]
    [InlineData("1e3GiB")]
    [InlineData("0x10GiB")]
    [InlineData("2147483648GiB")]
    [InlineData("20GiB ")]
    [InlineData(" 20GiB")]
    [InlineData("٢٠GiB")]
    public void Amount_in_an_invalid_format_is_not_parsed(string text) => Assert.False(Gibibytes.TryParse(text, out _));

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("10")]
    [InlineData("10S")]
    [InlineData("1.5h")]
    [InlineData("-10s")]
    [InlineData("1h30m")]
    [InlineData("10ms")]
    [InlineData("P1D")]
    public void Duration_in_an_invalid_format_is_not_parsed(string text) => Assert.False(Durations.TryParse(text, out _));

    [Theory]
    [InlineData("10675199d", true)]
    [InlineData("10675200d", false)]
    [InlineData("2147483647s", true)]
    [InlineData("2147483647h", false)]
    public void Duration_over_the_maximum_is_not_parsed(string text, bool isRead) => Assert.Equal(isRead, Durations.TryParse(text, out _));

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void Limit_includes_both_bounds(int value, bool allowed) => Assert.Equal(allowed, new Limit<int>(5, 100).Allows(value));

    [Theory]
    [InlineData("", "<1> to <7>")]
    [InlineData("days", "<1> to <7> days")]
    public void Limit_describes_itself_with_its_unit(string unit, string text) =>
        Assert.Equal(text, new Limit<int>(1, 7, unit).Describe(value => $"<{value}>"));

    /// <summary>Repeats a check with random input; a failure names the seed that reproduces it.</summary>
    private static void ForAny(Action<Random> holds)
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < Rounds; round++)
        {
            try
            {
                holds(random);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"seed {seed}, round {round}: {exception.Message}", exception);
            }
        }
    }
}
