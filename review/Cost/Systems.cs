using Engine.Plans;
using Review.Plans;

namespace Review.Cost;

/// <summary>Which system a resource belongs to: the name of the outermost component it is inside.</summary>
internal static class Systems
{
    /// <returns>The system of each resource, by URN.</returns>
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
