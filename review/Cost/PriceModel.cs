using System.Collections.Immutable;
using Engine.Plans;

namespace Review.Cost;

/// <summary>The pricing of one or more resource types.</summary>
/// <param name="Quantities">
/// The quantities that <c>usage.yaml</c> may give for such a resource; names of <see cref="Usage.Quantities"/>.
/// </param>
/// <param name="Items">The lines, in the order in which they are reported.</param>
internal sealed record PriceModel(ImmutableArray<string> Quantities, Func<Pricing, IEnumerable<CostItem>> Items)
{
    /// <summary>The input that names the region; empty if the price does not depend on the region.</summary>
    public string RegionInput { get; init; } = "";
}

/// <summary>The pricing of one resource.</summary>
internal sealed class Pricing(PlannedResource resource, Plan plan, RateTable rates, PriceModel model, Func<string, decimal?> usage)
{
    public PlannedResource Resource => resource;

    public Plan Plan => plan;

    /// <summary>Returns the quantity from <c>usage.yaml</c>, or else its default; null if there is neither.</summary>
    public decimal? Given(string quantity) =>
        model.Quantities.Contains(quantity)
            ? usage(quantity) ?? Usage.Quantities.Of(quantity).Default
            : throw new InvalidOperationException($"The model of {resource.Type} does not declare '{quantity}'.");

    /// <summary>Creates a line whose quantity follows from the plan.</summary>
    public CostLine Fixed(string label, string rate, decimal quantity) => new(label, rates[rate]) { Quantity = quantity };

    /// <summary>Creates a line for one quantity of usage.</summary>
    /// <param name="label">What the line is called.</param>
    /// <param name="rate">The rate's id.</param>
    /// <param name="quantity">The quantity's name.</param>
    /// <param name="per">How many of the quantity make one unit of the rate.</param>
    public CostLine ByUsage(string label, string rate, string quantity, decimal per = 1) =>
        ByUsage(label, rate, [quantity], Given(quantity) / per);

    /// <summary>Creates a line for several quantities of usage; its quantity is null while one of them is.</summary>
    public CostLine ByUsage(string label, string rate, ImmutableArray<string> quantities, decimal? quantity) =>
        new(label, rates[rate])
        {
            Quantity = quantity,
            ByUsage = true,
            Needs = quantity is null ? [.. quantities.Where(name => Given(name) is null)] : [],
        };

    /// <summary>
    /// Returns whether the resource is the first of its type with its value of an input: costs that are charged once are charged here.
    /// </summary>
    public bool IsFirstWith(string input)
    {
        var value = resource.Inputs[input];
        return plan
            .Resources.Where(other => other.IsManaged && other.Type == resource.Type && Equals(other.Inputs[input], value))
            .Select(other => other.Urn)
            .Order(StringComparer.Ordinal)
            .First()
            .Equals(resource.Urn, StringComparison.Ordinal);
    }
}
