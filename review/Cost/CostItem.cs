using System.Collections.Immutable;

namespace Review.Cost;

/// <summary>One thing that is paid for a resource, or that ought to be and has no price here.</summary>
internal abstract record CostItem;

/// <summary>So many units at a rate.</summary>
internal sealed record CostLine(string Label, Rate Rate) : CostItem
{
    /// <summary>Units a month; null where it depends on usage that is not given.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Whether the quantity comes from <c>usage.yaml</c> and not from the plan.</summary>
    public bool ByUsage { get; init; }

    /// <summary>What <c>usage.yaml</c> would have to say.</summary>
    public ImmutableArray<string> Needs { get; init; } = [];

    /// <summary>How much of the quantity is free.</summary>
    public decimal Free { get; init; }

    /// <summary>Whether a person wants to see it: not what is not known, and not what usage says there is nothing of.</summary>
    public bool IsShown => Quantity is not null && !(ByUsage && Quantity == 0);

    /// <summary>USD a month, rounded; null where it depends on usage that is not given.</summary>
    public decimal? Amount => Quantity is { } quantity ? Money.Round((quantity - Free) * Rate.Amount) : null;
}

/// <summary>What has no price here, and why.</summary>
internal sealed record NotPriced(string Reason) : CostItem
{
    /// <summary>Whether the program asks for a quantity that cannot exist, such as a negative one.</summary>
    public bool IsImplausible { get; init; }
}
