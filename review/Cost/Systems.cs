using Engine.Plans;

namespace Review.Cost;

/// <summary>Which system a resource belongs to: the name of the outermost component it is inside.</summary>
internal static class Systems
{
    /// <returns>The system of each resource, by URN.</returns>
    public static IReadOnlyDictionary<string, string> Of(Plan plan)
    {
        var resources = plan.Resources.ToDictionary(resource => resource.Urn, StringComparer.Ordinal);
        return plan.Resources.ToDictionary(
            resource => resource.Urn,
            resource => Outermost(resource, resources) is { IsCustom: false } component ? component.Name : StackCost.OutsideSystems,
            StringComparer.Ordinal
        );
    }

    private static PlannedResource Outermost(PlannedResource resource, Dictionary<string, PlannedResource> resources)
    {
        // As many steps as there are resources: a plan from a file may say that two are each other's parents.
        for (var i = 0; i < resources.Count; i++)
        {
            if (!resources.TryGetValue(resource.Parent, out var parent) || parent.Type == Urns.StackType)
            {
                break;
            }

            resource = parent;
        }

        return resource;
    }
}
