using System.Collections.Immutable;
using Engine.Diagnostics;
using Engine.Plans;
using Review.Diagnostics;

namespace Review.Cost.Usage;

/// <summary>The contents of <c>usage.yaml</c>: usage and ceilings of systems, and rates that replace those of the table.</summary>
internal sealed record UsageFile
{
    /// <summary>A file without entries.</summary>
    public static UsageFile Empty { get; } = new();

    /// <summary>The maximum monthly amounts, by stack and system.</summary>
    public ImmutableDictionary<(string Stack, string System), decimal> Ceilings { get; init; } =
        ImmutableDictionary<(string, string), decimal>.Empty;

    /// <summary>The expected monthly amounts, by stack and system.</summary>
    public ImmutableDictionary<(string Stack, string System), Expectation> Expectations { get; init; } =
        ImmutableDictionary<(string, string), Expectation>.Empty;

    /// <summary>The resources that may lack a price, by stack and system: names or types, each with its reason.</summary>
    public ImmutableDictionary<(string Stack, string System), ImmutableDictionary<string, string>> Unpriced { get; init; } =
        ImmutableDictionary<(string, string), ImmutableDictionary<string, string>>.Empty;

    /// <summary>The replaced rates, by id.</summary>
    public ImmutableDictionary<string, RateReplacement> Rates { get; init; } = ImmutableDictionary<string, RateReplacement>.Empty;

    /// <summary>The usage, by stack, system, resource name or type, and quantity.</summary>
    public ImmutableDictionary<(string Stack, string System, string Resource, string Quantity), decimal> Amounts { get; init; } =
        ImmutableDictionary<(string, string, string, string), decimal>.Empty;

    /// <summary>Replaces the ceilings of systems in all stacks that have them.</summary>
    /// <exception cref="FaultException">REV303: no stack has a system of that name.</exception>
    public UsageFile WithCeilings(IEnumerable<KeyValuePair<string, decimal>> ceilings, IReadOnlyList<Plan> plans)
    {
        var systems = plans.SelectMany(plan => new PlanNames(plan).Systems.Select(system => (plan.Stack, System: system))).ToList();
        var names = systems.Select(place => place.System).Distinct().Order(StringComparer.Ordinal).ToList();
        var given = ceilings.ToList();
        var faults = given
            .Where(ceiling => !names.Contains(ceiling.Key))
            .Select(ceiling => ReviewDiagnostics.CeilingSystemNotFound(ceiling.Key, NearestName.Of(ceiling.Key, names), names))
            .ToList();
        return faults.Count > 0
            ? throw new FaultException(faults)
            : this with
            {
                Ceilings = Ceilings.SetItems(
                    from ceiling in given
                    from place in systems
                    where place.System == ceiling.Key
                    select KeyValuePair.Create(place, ceiling.Value)
                ),
            };
    }

    public decimal? Ceiling(string stack, string system) => Ceilings.TryGetValue((stack, system), out var amount) ? amount : null;

    public Expectation? Expected(string stack, string system) => Expectations.GetValueOrDefault((stack, system));

    public IReadOnlySet<string> AcceptedUnpriced(string stack, string system) =>
        Unpriced.TryGetValue((stack, system), out var accepted) ? accepted.Keys.ToImmutableHashSet() : ImmutableHashSet<string>.Empty;

    /// <summary>Returns the quantity given for a resource by name, or else the one given for its type.</summary>
    public decimal? Given(string stack, string system, string type, string name, string quantity) =>
        Amounts.TryGetValue((stack, system, name, quantity), out var ofName) ? ofName
        : Amounts.TryGetValue((stack, system, type, quantity), out var ofType) ? ofType
        : null;
}
