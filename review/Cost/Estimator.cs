using System.Collections.Immutable;
using Engine.Plans;
using Review.Cost.Usage;

namespace Review.Cost;

/// <summary>Prices a plan. The same plan, usage and rates give the same estimate.</summary>
internal sealed class Estimator(RateTable rates, UsageFile usage)
{
    private readonly RateTable _rates = rates.With(usage.Rates);

    public StackCost Estimate(Plan plan)
    {
        var systems = new PlanSystems(plan);
        var managed = plan.Resources.Where(resource => resource.IsManaged).ToList();
        var free = managed.Where(resource => FreeTypes.Reason(resource.Type) is not null).ToList();
        var paid = managed.Where(resource => FreeTypes.Reason(resource.Type) is null);
        var priced = WithoutFree(paid.Select(resource => new ResourceCost(resource, Items(resource, plan, systems.NameOf(resource)))))
            .ToLookup(cost => systems.NameOf(cost.Resource), StringComparer.Ordinal);
        return new StackCost
        {
            Project = plan.Project,
            Stack = plan.Stack,
            Plan = plan,
            Systems =
            [
                .. managed
                    .Select(systems.NameOf)
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal)
                    .Select(system => System(plan.Stack, system, priced[system])),
            ],
            Free =
            [
                .. free.CountBy(resource => resource.Type, StringComparer.Ordinal)
                    .OrderBy(type => type.Key, StringComparer.Ordinal)
                    .Select(type => (type.Key, type.Value)),
            ],
        };
    }

    private SystemCost System(string stack, string name, IEnumerable<ResourceCost> resources) =>
        new()
        {
            Name = name,
            Resources =
            [
                .. resources
                    .Where(cost => cost.Items.Length > 0)
                    .OrderBy(cost => cost.Resource.Name, StringComparer.Ordinal)
                    .ThenBy(cost => cost.Resource.Type, StringComparer.Ordinal)
                    .ThenBy(cost => cost.Resource.Urn, StringComparer.Ordinal),
            ],
            Ceiling = usage.Ceiling(stack, name),
            AcceptedUnpriced = usage.AcceptedUnpriced(stack, name),
            Expected = usage.Expected(stack, name),
        };

    /// <summary>
    /// Returns either all items or none: if a model meets an input that it cannot read, no part of the resource is priced.
    /// </summary>
    private ImmutableArray<CostItem> Items(PlannedResource resource, Plan plan, string system)
    {
        if (PriceModels.Of(resource.Type) is not { } model)
        {
            return [new NotPriced("the type has no price model")];
        }

        try
        {
            var region = model.RegionInput.Length == 0 ? RateTable.Region : ResourceRegion.Find(plan, resource, model.RegionInput);
            return string.Equals(region, RateTable.Region, StringComparison.OrdinalIgnoreCase)
                ? [.. model.Items(new Pricing(resource, plan, _rates, model, Given))]
                : [new NotPriced(OtherRegion(region))];
        }
        catch (UnpricedInputException exception)
        {
            return [new NotPriced(exception.Message) { IsImplausible = exception.IsImplausible }];
        }
        catch (OverflowException)
        {
            return [new NotPriced("its quantities multiply to more than can be counted") { IsImplausible = true }];
        }

        decimal? Given(string quantity) => usage.Given(plan.Stack, system, resource.Type, resource.Name, quantity);
    }

    private static string OtherRegion(string? region) =>
        region is null
            ? $"the rates are for {RateTable.Region}, and neither the resource nor its provider names a region"
            : $"the rates are for {RateTable.Region}, not {region}";

    /// <summary>Subtracts the free allowance of the stack's project, starting with the first lines in ordinal order of URNs.</summary>
    private static List<ResourceCost> WithoutFree(IEnumerable<ResourceCost> resources)
    {
        var left = new Dictionary<string, decimal>(StringComparer.Ordinal);
        return
        [
            .. resources
                .OrderBy(cost => cost.Resource.Urn, StringComparer.Ordinal)
                .Select(cost =>
                    cost with
                    {
                        Items = [.. cost.Items.Select(item => item is CostLine line ? WithoutFree(line, left) : item)],
                    }
                ),
        ];
    }

    private static CostLine WithoutFree(CostLine line, Dictionary<string, decimal> left)
    {
        if (line.Quantity is not { } quantity || line.Rate.Free is not { IsTakenOff: true } free)
        {
            return line;
        }

        var available = left.GetValueOrDefault(line.Rate.Id, free.Amount);
        var taken = Math.Min(available, quantity);
        left[line.Rate.Id] = available - taken;
        return line with { Free = taken };
    }
}
