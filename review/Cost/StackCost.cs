using System.Collections.Immutable;
using Engine.Plans;

namespace Review.Cost;

/// <summary>What a stack costs a month, in USD before tax.</summary>
internal sealed record StackCost
{
    /// <summary>Where resources are counted that are inside no component.</summary>
    public const string OutsideSystems = "(stack)";

    public required string Project { get; init; }

    public required string Stack { get; init; }

    /// <summary>In ordinal order of their names.</summary>
    public required ImmutableArray<SystemCost> Systems { get; init; }

    /// <summary>Resource types nothing is paid for, with how many there are; in ordinal order.</summary>
    public required ImmutableArray<(string Type, int Count)> Free { get; init; }

    public decimal Total => Systems.Sum(system => system.Total);

    public decimal ByUsage => Systems.Sum(system => system.ByUsage);

    /// <summary>The rates its lines are at, in ordinal order of their ids.</summary>
    public IEnumerable<Rate> Rates =>
        Systems
            .SelectMany(system => system.Resources)
            .SelectMany(resource => resource.Lines)
            .Select(line => line.Rate)
            .DistinctBy(rate => rate.Id)
            .OrderBy(rate => rate.Id, StringComparer.Ordinal);
}

/// <summary>A system: the component under the stack's root that its resources are inside.</summary>
internal sealed record SystemCost
{
    public required string Name { get; init; }

    /// <summary>Those something is paid for, in ordinal order of name and type.</summary>
    public required ImmutableArray<ResourceCost> Resources { get; init; }

    /// <summary>The most it may cost a month; null where nobody said.</summary>
    public decimal? Ceiling { get; init; }

    /// <summary>Names and types of resources that may lack a price while the system has a ceiling.</summary>
    public IReadOnlySet<string> AcceptedUnpriced { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>What its own documents say it costs; null where they do not.</summary>
    public Expectation? Expected { get; init; }

    public decimal Total => Resources.Sum(resource => resource.Total);

    /// <summary>The part of the total that comes from usage given.</summary>
    public decimal ByUsage => Resources.Sum(resource => resource.ByUsage);

    public decimal Fixed => Total - ByUsage;

    /// <summary>Lines that are in no sum, because they depend on usage that is not given.</summary>
    public int Undecided => Resources.Sum(resource => resource.Lines.Count(line => line.Quantity is null));

    /// <summary>Resources whose type and needs are the same, together.</summary>
    public IEnumerable<(string Type, IEnumerable<string> Names, string Needs)> Needing =>
        Resources
            .Where(resource => resource.Needs.Any())
            .GroupBy(resource => (resource.Resource.Type, Needs: string.Join(", ", resource.Needs)))
            .OrderBy(group => group.Key.Type, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Needs, StringComparer.Ordinal)
            .Select(group => (group.Key.Type, group.Select(resource => resource.Resource.Name), group.Key.Needs));

    public bool IsOverCeiling => Total > Ceiling;

    /// <summary>Resources without a price that no one accepted: while there are any, the ceiling is not confirmed.</summary>
    public IEnumerable<ResourceCost> Unpriced =>
        Resources.Where(cost =>
            cost.NotPriced.Any() && !AcceptedUnpriced.Contains(cost.Resource.Name) && !AcceptedUnpriced.Contains(cost.Resource.Type)
        );
}

/// <summary>What one resource costs.</summary>
internal sealed record ResourceCost(PlannedResource Resource, ImmutableArray<CostItem> Items)
{
    public IEnumerable<CostLine> Lines => Items.OfType<CostLine>();

    public IEnumerable<NotPriced> NotPriced => Items.OfType<NotPriced>();

    public decimal Total => Lines.Sum(line => line.Amount ?? 0);

    public decimal ByUsage => Lines.Where(line => line.ByUsage).Sum(line => line.Amount ?? 0);

    /// <summary>Quantities that <c>usage.yaml</c> does not give, in the order the lines ask for them.</summary>
    public IEnumerable<string> Needs => Lines.SelectMany(line => line.Needs).Distinct(StringComparer.Ordinal);
}

/// <summary>What somebody else says a system costs a month, and who.</summary>
internal sealed record Expectation(decimal Amount, string Note);
