using Engine.Plans;
using Review.Plans;

namespace Review.Cost;

/// <summary>The assignment of resources to systems: a system is the outermost component that contains the resource.</summary>
internal static class Systems
{
    /// <returns>The name of each resource's system, by URN.</returns>
    public static IReadOnlyDictionary<string, string> Of(Plan plan)
    {
        var lineage = new Lineage(plan);
        return plan.Resources.ToDictionary(
            resource => resource.Urn,
            resource => lineage.Of(resource).Last() is { IsCustom: false } component ? component.Name : StackCost.OutsideSystems,
            StringComparer.Ordinal
        );
    }
}
