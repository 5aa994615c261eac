using System.Collections.Immutable;
using Engine.Plans;
using Engine.Values;

namespace Engine.Runs;

/// <summary>Fills the gaps of the planned pass with values of the resolved pass, marked as computed.</summary>
internal static class PlanMerge
{
    public static Plan Merge(Plan planned, Plan resolved)
    {
        var root = planned.Resources.FirstOrDefault(resource => resource.Kind == ResourceKind.Stack)?.Urn ?? "";
        var other = resolved.Resources.ToDictionary(resource => resource.Urn, StringComparer.Ordinal);
        var known = planned
            .Resources.Select(resource => other.Remove(resource.Urn, out var twin) ? PassTwins.Combine(resource, twin, Merge) : resource)
            .ToList();
        var added = WithoutRenamed(planned.Resources, resolved.Resources, other.Values)
            .Select(resource => resource with { OnlyResolved = true });
        return planned with
        {
            Resources = [.. known.Concat(added).OrderBy(resource => resource.Urn, StringComparer.Ordinal)],
            Outputs = Merge(planned.Outputs, resolved.Outputs),
            Differences = PassDifferences.Find(planned, resolved, root),
        };
    }

    /// <summary>
    /// Removes resources of the resolved pass whose names differ between the passes; the plan keeps the planned ones. They are paired by
    /// the types of the resource and its parents, because a URN does not contain the names of parents.
    /// </summary>
    private static IEnumerable<PlannedResource> WithoutRenamed(
        IReadOnlyList<PlannedResource> planned,
        IReadOnlyList<PlannedResource> resolved,
        IReadOnlyCollection<PlannedResource> added
    )
    {
        if (added.Count == 0 || planned.Count + added.Count == resolved.Count)
        {
            return added;
        }

        var met = resolved.Select(resource => resource.Urn).ToHashSet(StringComparer.Ordinal);
        var lost = planned
            .Where(resource => !met.Contains(resource.Urn))
            .CountBy(resource => (Urns.QualifiedType(resource.Urn), resource.IsCustom))
            .ToDictionary();
        return added
            .OrderBy(resource => resource.Urn, StringComparer.Ordinal)
            .GroupBy(resource => (Urns.QualifiedType(resource.Urn), resource.IsCustom))
            .SelectMany(alike => alike.Skip(lost.GetValueOrDefault(alike.Key)));
    }

    private static MapValue Merge(MapValue planned, MapValue resolved) =>
        new(
            planned.Select(entry =>
                resolved.TryGetValue(entry.Key, out var twin) ? KeyValuePair.Create(entry.Key, Merge(entry.Value, twin)) : entry
            )
        );

    private static PropertyValue Merge(PropertyValue planned, PropertyValue resolved) =>
        (planned, resolved) switch
        {
            (SecretValue, _) => planned,
            ({ HasUnknowns: false }, _) when planned.Equals(resolved) => planned,
            // A value that either pass knows to be secret remains secret.
            ({ HasUnknowns: false }, SecretValue) => new SecretValue(planned),
            (UnknownValue, SecretValue or { HasUnknowns: false }) => Computed(resolved),
            _ => PassTwins.Combine(planned, resolved, Merge, Merge) ?? planned,
        };

    private static PropertyValue Computed(PropertyValue value) => value is SecretValue ? value : new ComputedValue(value);
}
