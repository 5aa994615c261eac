using System.Text.Json;
using Review.Cost;

namespace Engine.Tests.Review.Cost;

public sealed class RateTableTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "review", "Cost");

    [Fact]
    public void Rates_have_an_amount_a_source_and_a_day() =>
        Assert.All(
            RateTable.Load().All,
            rate =>
            {
                Assert.True(rate.Amount > 0, rate.Id);
                Assert.True(Uri.TryCreate(rate.Source, UriKind.Absolute, out var source) && source.Scheme == Uri.UriSchemeHttps, rate.Id);
                Assert.InRange(rate.Read, new DateOnly(2026, 1, 1), DateOnly.FromDateTime(DateTime.UtcNow).AddDays(1));
                Assert.Contains(rate.Region, new[] { RateTable.Region, "global" });
                Assert.NotEqual("", rate.Unit);
            }
        );

    [Fact]
    public void Rates_that_are_no_published_ones_say_what_they_rest_on() =>
        Assert.All(
            RateTable.Load().All.Where(rate => rate.Trust is RateTrust.Derived or RateTrust.Assumed or RateTrust.Conflicting),
            rate => Assert.NotEqual("", rate.Note)
        );

    [Fact]
    public void File_holds_the_rates_in_order_and_each_once()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "rates.json")));
        var ids = json.RootElement.GetProperty("rates").EnumerateArray().Select(rate => rate.GetProperty("id").GetString()!).ToList();

        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
        Assert.Equal("USD", json.RootElement.GetProperty("currency").GetString());
    }

    [Fact]
    public void Every_rate_is_used_by_a_model()
    {
        var models = string.Concat(Directory.EnumerateFiles(Path.Combine(Folder, "Models"), "*.cs").Select(File.ReadAllText));

        Assert.Empty(
            RateTable.Load().All.Where(rate => !models.Contains($"\"{rate.Id}\"", StringComparison.Ordinal)).Select(rate => rate.Id)
        );
    }

    [Theory]
    [InlineData(180, 0)]
    [InlineData(181, 1)]
    public void Rate_is_stale_once_nobody_looked_for_half_a_year(int days, int stale)
    {
        var rates = RateTable.Load();
        var oldest = rates.All.Min(rate => rate.Read);
        var count = rates.All.Count(rate => rate.Read == oldest);

        Assert.Equal(stale * count, rates.Stale(oldest.AddDays(days)).Count);
    }

    [Fact]
    public void Rates_are_looked_at_before_they_are_stale()
    {
        // Fails half a year after the last check: verify the sources, then update amounts and dates in rates.json.
        var newest = RateTable.Load().All.Max(rate => rate.Read);

        Assert.Empty(RateTable.Load().Stale(newest).Select(rate => rate.Id));
    }

    [Fact]
    public void Every_type_that_the_providers_know_has_a_model_or_costs_nothing()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "providers", "import", "types.json")));
        var types = json
            .RootElement.EnumerateObject()
            .SelectMany(package => package.Value.EnumerateArray().Select(type => $"{package.Name}:{type.GetString()}"))
            .ToList();

        Assert.NotEmpty(types);
        Assert.DoesNotContain(types, type => PriceModels.Of(type) is null && FreeTypes.Reason(type) is null);
        Assert.Empty(PriceModels.All.Keys.Intersect(FreeTypes.All.Keys));
    }
}
