using System.Collections.Immutable;
using Engine.Plans;

namespace Review.Cost;

/// <summary>The monthly cost of a stack, in USD before tax.</summary>
internal sealed record StackCost
{
    public required string Project { get; init; }

    public required string Stack { get; init; }

    /// <summary>The plan that was estimated.</summary>
    public required Plan Plan { get; init; }

    /// <summary>The systems, in ordinal order of their names.</summary>
    public required ImmutableArray<SystemCost> Systems { get; init; }

    /// <summary>The resource types that are free of charge, with their counts, in ordinal order.</summary>
    public required ImmutableArray<(string Type, int Count)> Free { get; init; }

    public decimal Total => Systems.Sum(system => system.Total);

    public decimal ByUsage => Systems.Sum(system => system.ByUsage);

    /// <summary>The rates that its lines use, in ordinal order of their ids.</summary>
    public IEnumerable<Rate> Rates =>
        Systems
            .SelectMany(system => system.Resources)
            .SelectMany(resource => resource.Lines)
            .Select(line => line.Rate)
            .DistinctBy(rate => rate.Id)
            .OrderBy(rate => rate.Id, StringComparer.Ordinal);
}

/// <summary>The cost of a system: the component directly below the stack's root that contains its resources.</summary>
internal sealed record SystemCost
{
    public required string Name { get; init; }

    /// <summary>The resources that cost something, in ordinal order of name and type.</summary>
    public required ImmutableArray<ResourceCost> Resources { get; init; }

    /// <summary>The maximum monthly cost; null if none is set.</summary>
    public decimal? Ceiling { get; init; }

    /// <summary>The names and types of resources that may lack a price although the system has a ceiling.</summary>
    public IReadOnlySet<string> AcceptedUnpriced { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>The cost that the system's own documentation states; null if it states none.</summary>
    public Expectation? Expected { get; init; }

    public decimal Total => Resources.Sum(resource => resource.Total);

    /// <summary>The part of the total that depends on given usage.</summary>
    public decimal ByUsage => Resources.Sum(resource => resource.ByUsage);

    public decimal Fixed => Total - ByUsage;

    /// <summary>The number of lines that no sum includes, because they depend on usage that is not given.</summary>
    public int Undecided => Resources.Sum(resource => resource.Lines.Count(line => line.Quantity is null));

    /// <summary>The resources that need usage, grouped by type and by the quantities they need.</summary>
    public IEnumerable<(string Type, IEnumerable<string> Names, string Needs)> Needing =>
        Resources
            .Where(resource => resource.Needs.Any())
            .GroupBy(resource => (resource.Resource.Type, Needs: string.Join(", ", resource.Needs)))
            .OrderBy(group => group.Key.Type, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Needs, StringComparer.Ordinal)
            .Select(group => (group.Key.Type, group.Select(resource => resource.Resource.Name), group.Key.Needs));

    public bool IsOverCeiling => Total > Ceiling;

    /// <summary>The resources without a price that are not accepted: while there are any, the ceiling is not confirmed.</summary>
    public IEnumerable<ResourceCost> Unpriced =>
        Resources.Where(cost =>
            cost.NotPriced.Any() && !AcceptedUnpriced.Contains(cost.Resource.Name) && !AcceptedUnpriced.Contains(cost.Resource.Type)
        );
}

/// <summary>The monthly cost of one resource.</summary>
internal sealed record ResourceCost(PlannedResource Resource, ImmutableArray<CostItem> Items)
{
    public IEnumerable<CostLine> Lines => Items.OfType<CostLine>();

    public IEnumerable<NotPriced> NotPriced => Items.OfType<NotPriced>();

    public decimal Total => Lines.Sum(line => line.Amount ?? 0);

    public decimal ByUsage => Lines.Where(line => line.ByUsage).Sum(line => line.Amount ?? 0);

    /// <summary>The quantities that <c>usage.yaml</c> does not give, in the order in which the lines need them.</summary>
    public IEnumerable<string> Needs => Lines.SelectMany(line => line.Needs).Distinct(StringComparer.Ordinal);
}

/// <summary>The monthly cost of a system according to another source, with that source.</summary>
internal sealed record Expectation(decimal Amount, string Note);
