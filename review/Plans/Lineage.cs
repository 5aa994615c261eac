using Engine.Plans;

namespace Review.Plans;

/// <summary>The ancestors of each resource of a plan.</summary>
internal sealed class Lineage
{
    private readonly Dictionary<string, PlannedResource> _resources;

    public Lineage(Plan plan) => _resources = plan.Resources.ToDictionary(resource => resource.Urn, StringComparer.Ordinal);

    /// <summary>Returns the resource and its ancestors, innermost first, without the stack.</summary>
    public IEnumerable<PlannedResource> Of(PlannedResource resource)
    {
        // At most as many steps as there are resources: in a plan from a file, two resources may be each other's parent.
        for (var i = 0; i < _resources.Count; i++)
        {
            yield return resource;
            if (_resources.GetValueOrDefault(resource.Parent) is not { } parent || parent.Type == Urns.StackType)
            {
                yield break;
            }

            resource = parent;
        }
    }
}
