using System.Collections.Immutable;

namespace Review.Cost;

/// <summary>A priced item of a resource, or one that cannot be priced.</summary>
internal abstract record CostItem;

/// <summary>A quantity at a rate.</summary>
internal sealed record CostLine(string Label, Rate Rate) : CostItem
{
    /// <summary>The units per month; null if they depend on usage that is not given.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Whether the quantity comes from <c>usage.yaml</c> and not from the plan.</summary>
    public bool ByUsage { get; init; }

    /// <summary>The quantities that <c>usage.yaml</c> would have to give.</summary>
    public ImmutableArray<string> Needs { get; init; } = [];

    /// <summary>The part of the quantity that is free.</summary>
    public decimal Free { get; init; }

    /// <summary>Whether the line is shown to users: neither unknown nor zero according to the given usage.</summary>
    public bool IsShown => Quantity is not null && !(ByUsage && Quantity == 0);

    /// <summary>The rounded amount in USD per month; null if it depends on usage that is not given.</summary>
    public decimal? Amount => Quantity is { } quantity ? Money.Round((quantity - Free) * Rate.Amount) : null;
}

/// <summary>An item that cannot be priced, with the reason.</summary>
internal sealed record NotPriced(string Reason) : CostItem
{
    /// <summary>Whether the program sets a quantity that cannot exist, such as a negative one.</summary>
    public bool IsImplausible { get; init; }
}
