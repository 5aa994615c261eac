using Engine.Plans;

namespace Review.Plans;

/// <summary>What each resource of a plan is inside of.</summary>
internal sealed class Lineage
{
    private readonly Dictionary<string, PlannedResource> _resources;

    public Lineage(Plan plan) => _resources = plan.Resources.ToDictionary(resource => resource.Urn, StringComparer.Ordinal);

    /// <summary>The resource itself and what is above it, from the inside out; not the stack.</summary>
    public IEnumerable<PlannedResource> Of(PlannedResource resource)
    {
        // As many steps as there are resources: a plan from a file may say that two are each other's parents.
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
