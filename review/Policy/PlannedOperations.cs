using Engine.Plans;
using Engine.Values;

namespace Review.Policy;

/// <summary>The operations on each resource between two plans of one stack.</summary>
internal sealed class PlannedOperations
{
    private static readonly TextValue Create = new("create");
    private static readonly TextValue Delete = new("delete");
    private static readonly TextValue Same = new("same");

    private readonly Dictionary<string, PlannedResource> _before;
    private readonly Dictionary<string, PlannedResource> _now;
    private readonly HashSet<string> _renamedTypes;

    public PlannedOperations(Plan before, Plan plan)
    {
        _before = before.Resources.ToDictionary(resource => resource.Urn, StringComparer.Ordinal);
        _now = plan.Resources.ToDictionary(resource => resource.Urn, StringComparer.Ordinal);
        _renamedTypes = plan
            .Resources.Where(resource => !_before.ContainsKey(resource.Urn) && IsRenamed(resource))
            .Select(resource => resource.Type)
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Returns the operation on a resource. Two plans do not show whether a changed resource is replaced.</summary>
    public PropertyValue Of(PlannedResource resource) =>
        _before.TryGetValue(resource.Urn, out var before)
            ? before.Inputs.Equals(resource.Inputs)
                ? Same
                : UnknownValue.Instance
            : Create;

    /// <summary>Returns the deleted resources; the operation is unknown if a resource with an alias may be the same one.</summary>
    public IEnumerable<(PlannedResource Resource, PropertyValue Operation)> Deleted() =>
        _before
            .Values.Where(resource => resource.IsManaged && !_now.ContainsKey(resource.Urn))
            .Select(resource => (resource, (PropertyValue)(_renamedTypes.Contains(resource.Type) ? UnknownValue.Instance : Delete)));

    private bool IsRenamed(PlannedResource resource)
    {
        for (var at = resource; at is not null; at = _now.GetValueOrDefault(at.Parent))
        {
            if (!at.Options.Aliases.IsEmpty)
            {
                return true;
            }
        }

        return false;
    }
}
