using System.Collections.Immutable;

namespace Engine.Plans;

/// <summary>
/// The systems of a plan: the components directly below the stack. A resource belongs to the system that contains it at any depth. A
/// resource outside all components, or below a custom resource that is outside all components, belongs to none.
/// </summary>
/// <remarks>A parent that the plan does not have is ignored, as if its children were directly below the stack.</remarks>
public sealed class PlanSystems
{
    /// <summary>The name under which resources without a system are counted.</summary>
    public const string Outside = "(stack)";

    private readonly Dictionary<string, PlannedResource> _resources;

    /// <summary>Finds the systems of a plan.</summary>
    public PlanSystems(Plan plan)
    {
        _resources = plan.Resources.ToDictionary(resource => resource.Urn, StringComparer.Ordinal);
        All =
        [
            .. plan
                .Resources.Where(resource => resource.Kind == ResourceKind.Component && Of(resource) == resource)
                .OrderBy(resource => resource.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>The systems, in ordinal order of their names.</summary>
    public ImmutableArray<PlannedResource> All { get; }

    /// <summary>Returns the system of a resource; itself for a system, null for a resource without one.</summary>
    public PlannedResource? Of(PlannedResource resource) =>
        Lineage(resource)[^1] is { Kind: ResourceKind.Component } system ? system : null;

    /// <summary>Returns the name of the system of a resource, or <see cref="Outside"/>.</summary>
    public string NameOf(PlannedResource resource) => Of(resource)?.Name ?? Outside;

    /// <summary>
    /// Returns the part of a system, or of the resources without one, that a resource belongs to: the component or resource directly below
    /// the system or stack that contains the resource, or the resource itself. A system has no such part.
    /// </summary>
    public PlannedResource? PartOf(PlannedResource resource)
    {
        var lineage = Lineage(resource);
        return lineage[^1].Kind != ResourceKind.Component ? lineage[^1]
            : lineage.Count > 1 ? lineage[^2]
            : null;
    }

    /// <summary>Returns the resource and its ancestors, innermost first, without the stack.</summary>
    private List<PlannedResource> Lineage(PlannedResource resource)
    {
        var lineage = new List<PlannedResource> { resource };
        // At most as many steps as there are resources: in a plan from a file, two resources may be each other's parent.
        while (
            lineage.Count < _resources.Count
            && _resources.GetValueOrDefault(lineage[^1].Parent) is { } parent
            && parent.Kind != ResourceKind.Stack
        )
        {
            lineage.Add(parent);
        }

        return lineage;
    }
}
