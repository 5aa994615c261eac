using System.Collections.Immutable;
using Engine.Plans;
using Engine.Values;

namespace Engine.Runs;

/// <summary>Lays what the resolved pass found into the gaps of the planned pass, marked as computed.</summary>
internal static class PlanMerge
{
    public static Plan Merge(Plan planned, Plan resolved)
    {
        var other = resolved.Resources.ToDictionary(resource => resource.Urn, StringComparer.Ordinal);
        var known = planned
            .Resources.Select(resource => other.Remove(resource.Urn, out var twin) ? Merge(resource, twin) : resource)
            .ToList();
        var added = other.Values.Select(resource => resource with { OnlyResolved = true });
        return planned with
        {
            Resources = [.. known.Concat(added).OrderBy(resource => resource.Urn, StringComparer.Ordinal)],
            Outputs = Merge(planned.Outputs, resolved.Outputs),
        };
    }

    private static PlannedResource Merge(PlannedResource planned, PlannedResource resolved) =>
        planned with
        {
            Inputs = Merge(planned.Inputs, resolved.Inputs),
            Outputs = planned.Outputs is { } a && resolved.Outputs is { } b ? Merge(a, b) : planned.Outputs,
        };

    private static MapValue Merge(MapValue planned, MapValue resolved) =>
        new(
            planned.Select(entry =>
                resolved.TryGetValue(entry.Key, out var twin) ? KeyValuePair.Create(entry.Key, Merge(entry.Value, twin)) : entry
            )
        );

    private static PropertyValue Merge(PropertyValue planned, PropertyValue resolved) =>
        (planned, resolved) switch
        {
            ({ HasUnknowns: false }, _) => planned,
            (UnknownValue, { HasUnknowns: false }) => Computed(resolved),
            (SecretValue, _) => planned,
            (MapValue a, MapValue b) => Merge(a, b),
            (ArrayValue a, ArrayValue b) when a.Items.Length == b.Items.Length => new ArrayValue([.. a.Items.Zip(b.Items, Merge)]),
            _ => planned,
        };

    /// <summary>A secret stays one, whichever pass knows it.</summary>
    private static PropertyValue Computed(PropertyValue value) => value is SecretValue ? value : new ComputedValue(value);
}
