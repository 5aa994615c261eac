using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Review.Cost;

/// <summary>The rates by their ids: <c>rates.json</c> beside this file.</summary>
internal sealed class RateTable
{
    /// <summary>The one region, besides everywhere, that the table has rates for.</summary>
    public const string Region = "europe-west1";

    /// <summary>Vendors announce changes months ahead; what nobody looked at for half a year is told.</summary>
    public const int DaysUntilStale = 180;

    private const string Resource = "Cost/rates.json";

    private readonly ImmutableSortedDictionary<string, Rate> _rates;

    private RateTable(IEnumerable<Rate> rates) =>
        _rates = rates.ToImmutableSortedDictionary(rate => rate.Id, rate => rate, StringComparer.Ordinal);

    /// <summary>In ordinal order of their ids.</summary>
    public IEnumerable<Rate> All => _rates.Values;

    public Rate this[string id] => _rates[id];

    public static RateTable Load()
    {
        using var stream =
            typeof(RateTable).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not embedded.");
        using var json = JsonDocument.Parse(stream);
        return new RateTable([.. json.RootElement.GetProperty("rates").EnumerateArray().Select(Read)]);
    }

    public bool Has(string id) => _rates.ContainsKey(id);

    /// <summary>The same table with other amounts for some rates.</summary>
    public RateTable With(IReadOnlyDictionary<string, RateReplacement> replacements) =>
        new(
            All.Select(rate =>
                replacements.TryGetValue(rate.Id, out var other)
                    ? rate with
                    {
                        Amount = other.Amount,
                        ReplacedBecause = other.Reason,
                    }
                    : rate
            )
        );

    /// <summary>Those nobody looked at for <see cref="DaysUntilStale"/> days.</summary>
    public IReadOnlyList<Rate> Stale(DateOnly today) => [.. All.Where(rate => rate.Read.AddDays(DaysUntilStale) < today)];

    private static Rate Read(JsonElement json) =>
        new()
        {
            Id = Text(json, "id"),
            Amount = json.GetProperty("amount").GetDecimal(),
            Unit = Text(json, "unit"),
            Region = Text(json, "region"),
            Source = Text(json, "source"),
            Read = DateOnly.ParseExact(Text(json, "read"), "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Trust = Enum.Parse<RateTrust>(Text(json, "trust"), ignoreCase: true),
            Note = Text(json, "note"),
            Free = json.TryGetProperty("free", out var free)
                ? new FreeAllowance(free.GetProperty("amount").GetDecimal(), Text(free, "per"))
                : null,
        };

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}

/// <summary>Another amount for a rate, and why.</summary>
internal sealed record RateReplacement(decimal Amount, string Reason);
