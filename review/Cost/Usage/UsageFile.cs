using System.Collections.Immutable;

namespace Review.Cost.Usage;

/// <summary>What <c>usage.yaml</c> says: how much systems are used, what they may cost, and rates that replace the table's.</summary>
internal sealed record UsageFile
{
    /// <summary>Nothing is said.</summary>
    public static UsageFile Empty { get; } = new();

    /// <summary>By stack and system.</summary>
    public ImmutableDictionary<(string Stack, string System), decimal> Ceilings { get; init; } =
        ImmutableDictionary<(string, string), decimal>.Empty;

    /// <summary>By stack and system.</summary>
    public ImmutableDictionary<(string Stack, string System), Expectation> Expectations { get; init; } =
        ImmutableDictionary<(string, string), Expectation>.Empty;

    /// <summary>Resources that may lack a price, by stack and system: names or types, each with its reason.</summary>
    public ImmutableDictionary<(string Stack, string System), ImmutableDictionary<string, string>> Unpriced { get; init; } =
        ImmutableDictionary<(string, string), ImmutableDictionary<string, string>>.Empty;

    /// <summary>By the rate's id.</summary>
    public ImmutableDictionary<string, RateReplacement> Rates { get; init; } = ImmutableDictionary<string, RateReplacement>.Empty;

    /// <summary>By stack, system, the resource's name or type, and the quantity's name.</summary>
    public ImmutableDictionary<(string Stack, string System, string Resource, string Quantity), decimal> Amounts { get; init; } =
        ImmutableDictionary<(string, string, string, string), decimal>.Empty;

    public decimal? Ceiling(string stack, string system) => Ceilings.TryGetValue((stack, system), out var amount) ? amount : null;

    public Expectation? Expected(string stack, string system) => Expectations.GetValueOrDefault((stack, system));

    public IReadOnlySet<string> AcceptedUnpriced(string stack, string system) =>
        Unpriced.TryGetValue((stack, system), out var accepted) ? accepted.Keys.ToImmutableHashSet() : ImmutableHashSet<string>.Empty;

    /// <summary>What is said of a resource by its name; else what is said of all resources of its type.</summary>
    public decimal? Given(string stack, string system, string type, string name, string quantity) =>
        Amounts.TryGetValue((stack, system, name, quantity), out var ofName) ? ofName
        : Amounts.TryGetValue((stack, system, type, quantity), out var ofType) ? ofType
        : null;
}
