using System.Collections.Immutable;
using Engine.Plans;

namespace Review.Cost;

/// <summary>What is paid for resources of one type.</summary>
/// <param name="Quantities">What <c>usage.yaml</c> may say of such a resource; names of <see cref="Usage.Quantities"/>.</param>
/// <param name="Items">The lines, in the order they are told.</param>
internal sealed record PriceModel(ImmutableArray<string> Quantities, Func<Pricing, IEnumerable<CostItem>> Items)
{
    /// <summary>The input that names the region; empty where the price is everywhere the same.</summary>
    public string RegionInput { get; init; } = "";
}

/// <summary>One resource on its way to a price.</summary>
internal sealed class Pricing(PlannedResource resource, Plan plan, RateTable rates, PriceModel model, Func<string, decimal?> usage)
{
    public PlannedResource Resource => resource;

    public Plan Plan => plan;

    /// <summary>What <c>usage.yaml</c> says, or what stands where it says nothing; null where nothing can.</summary>
    public decimal? Given(string quantity) =>
        model.Quantities.Contains(quantity)
            ? usage(quantity) ?? Usage.Quantities.Of(quantity).Default
            : throw new InvalidOperationException($"The model of {resource.Type} does not declare '{quantity}'.");

    /// <summary>A line the plan itself tells the quantity of.</summary>
    public CostLine Fixed(string label, string rate, decimal quantity) => new(label, rates[rate]) { Quantity = quantity };

    /// <summary>A line of one quantity of usage.</summary>
    /// <param name="label">What it is.</param>
    /// <param name="rate">The rate's id.</param>
    /// <param name="quantity">The quantity's name.</param>
    /// <param name="per">How many of the quantity are one unit of the rate.</param>
    public CostLine ByUsage(string label, string rate, string quantity, decimal per = 1) =>
        ByUsage(label, rate, [quantity], Given(quantity) / per);

    /// <summary>A line of several quantities of usage, null while one of them is.</summary>
    public CostLine ByUsage(string label, string rate, ImmutableArray<string> quantities, decimal? quantity) =>
        new(label, rates[rate])
        {
            Quantity = quantity,
            ByUsage = true,
            Needs = quantity is null ? [.. quantities.Where(name => Given(name) is null)] : [],
        };

    /// <summary>Whether it is the first of its type with its value of an input: what is paid once is paid here.</summary>
    public bool IsFirstWith(string input)
    {
        var value = resource.Inputs[input];
        return plan
            .Resources.Where(other => other.Type == resource.Type && Equals(other.Inputs[input], value))
            .Select(other => other.Urn)
            .Order(StringComparer.Ordinal)
            .First()
            .Equals(resource.Urn, StringComparison.Ordinal);
    }
}
