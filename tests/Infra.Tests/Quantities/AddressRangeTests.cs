using System.Globalization;
using System.Net;
using Infra.Quantities;
using Infra.Tests.Recording;

namespace Infra.Tests.Quantities;

public sealed class AddressRangeTests
{
    private const int Rounds = 1_000;

    [Theory]
    [InlineData("10.10.0.0/24", "10.10.0.0", 24)]
    [InlineData("0.0.0.0/0", "0.0.0.0", 0)]
    [InlineData("255.255.255.255/32", "255.255.255.255", 32)]
    public void Range_is_parsed_and_printed(string text, string first, int prefix)
    {
        var range = Neighbours.Range(text);

        Assert.Equal((first, prefix, text), (range.FirstAddress, range.PrefixLength, range.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("10.10.0.0")]
    [InlineData("10.10.0.0/")]
    [InlineData("10.10.0.0/33")]
    [InlineData("10.10.0.0/-1")]
    [InlineData("10.10.0.1/24")]
    [InlineData("10.10.0/24")]
    [InlineData("10.10.0.256/32")]
    [InlineData("fd00::/64")]
    [InlineData("::ffff:10.10.0.0/120")]
    [InlineData("ten/24")]
    public void Range_in_an_invalid_format_is_not_parsed(string text) => Assert.False(AddressRange.TryParse(text, out _));

    [Theory]
    [InlineData("10.10.0.0/24", "10.10.0.0/24", true)]
    [InlineData("10.10.0.0/16", "10.10.5.0/24", true)]
    [InlineData("10.10.5.0/24", "10.10.0.0/16", true)]
    [InlineData("10.10.0.0/24", "10.10.1.0/24", false)]
    [InlineData("10.10.0.0/24", "10.11.0.0/16", false)]
    public void Ranges_overlap_when_one_holds_the_other(string first, string second, bool overlap) =>
        Assert.Equal(overlap, Neighbours.Range(first).Overlaps(Neighbours.Range(second)));

    [Fact]
    public void Range_with_a_new_prefix_contains_the_first_address_and_is_valid()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < Rounds; round++)
        {
            var (address, length) = (new IPAddress(random.NextInt64(uint.MaxValue)), random.Next(33));
            var range = Neighbours.Range($"{address}/32").WithPrefix(length);

            var tale = string.Create(CultureInfo.InvariantCulture, $"seed {seed}, round {round}: {address} in /{length} gave {range}");
            Assert.True(AddressRange.TryParse(range.ToString(), out var again) && again == range, tale);
            Assert.True(range.PrefixLength == length && range.Overlaps(Neighbours.Range($"{address}/32")), tale);
        }
    }
}
