using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Engine.Diagnostics;
using Review.Diagnostics;

namespace Review.Cost;

/// <summary>The rates by id, from <c>rates.json</c> in this folder.</summary>
internal sealed class RateTable
{
    /// <summary>The only region, apart from <c>global</c>, that the table has rates for.</summary>
    public const string Region = "europe-west1";

    /// <summary>The age at which a rate is reported: vendors announce changes months ahead.</summary>
    public const int DaysUntilStale = 180;

    private const string Resource = "Cost/rates.json";

    private readonly ImmutableSortedDictionary<string, Rate> _rates;

    private RateTable(IEnumerable<Rate> rates) =>
        _rates = rates.ToImmutableSortedDictionary(rate => rate.Id, rate => rate, StringComparer.Ordinal);

    /// <summary>All rates, in ordinal order of their ids.</summary>
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

    /// <summary>Returns the same table with some of the amounts replaced.</summary>
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

    /// <summary>Returns the rates that were not checked for more than <see cref="DaysUntilStale"/> days.</summary>
    public IReadOnlyList<Rate> Stale(DateOnly today) => [.. All.Where(rate => rate.Read.AddDays(DaysUntilStale) < today)];

    /// <returns>REV305 if rates were not checked for a long time. An estimate is the same on every day and does not contain it.</returns>
    public IReadOnlyList<Fault> Warnings(DateOnly today) =>
        Stale(today) is { Count: > 0 } stale
            ? [ReviewDiagnostics.StaleRates([.. stale.Select(rate => rate.Id)], DaysUntilStale, stale.Min(rate => rate.Read))]
            : [];

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

/// <summary>A replacement for a rate's amount, with the reason.</summary>
internal sealed record RateReplacement(decimal Amount, string Reason);
