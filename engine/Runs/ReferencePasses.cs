using Engine.Diagnostics;
using Engine.Monitor;
using Engine.Plans;
using Engine.Values;

namespace Engine.Runs;

/// <summary>
/// Joins two planned passes with different placeholders for outputs of other stacks: what is equal does not depend on them, the rest
/// becomes unknown. An SDK itself treats all outputs of a stack as unknown if one of them is.
/// </summary>
internal static class ReferencePasses
{
    /// <exception cref="FaultException">ENG210: a provider would reject an input that does not depend on another stack.</exception>
    public static PassRun Join(PassRun first, PassRun second)
    {
        var others = second.Plan.Resources.ToDictionary(resource => resource.Urn, StringComparer.Ordinal);
        var again = second.Rejected.Select(rejected => (rejected.Urn, rejected.Failure)).ToHashSet();
        var joined = first
            .Plan.Resources.Where(resource => others.ContainsKey(resource.Urn))
            .Select(one => PassTwins.Combine(one, others[one.Urn], Join))
            .ToList();
        var known = joined.ToDictionary(resource => resource.Urn, resource => resource.Inputs, StringComparer.Ordinal);
        var faults = first
            .Rejected.Where(rejected =>
                again.Contains((rejected.Urn, rejected.Failure))
                && known.TryGetValue(rejected.Urn, out var inputs)
                && rejected.Failure.Path.IsKnown(inputs)
            )
            .Select(rejected => rejected.ToFault())
            .Select(fault => fault with { Message = first.Sanitize(fault.Message), Fix = first.Sanitize(fault.Fix) })
            .ToList();
        return faults.Count > 0
            ? throw new FaultException(faults)
            : first with
            {
                Plan = first.Plan with { Resources = [.. joined], Outputs = Join(first.Plan.Outputs, second.Plan.Outputs) },
            };
    }

    private static MapValue Join(MapValue first, MapValue second) =>
        new(
            first
                .Keys.Union(second.Keys, StringComparer.Ordinal)
                .Select(name =>
                    KeyValuePair.Create(
                        name,
                        first[name] is { } a && second[name] is { } b ? Join(a, b)
                            : (first[name] ?? second[name]) is SecretValue ? new SecretValue(UnknownValue.Instance)
                            : UnknownValue.Instance
                    )
                )
        );

    private static PropertyValue Join(PropertyValue first, PropertyValue second) =>
        (first, second) switch
        {
            _ when first.Equals(second) => first,
            (SecretValue a, SecretValue b) => new SecretValue(Join(a.Inner, b.Inner)),
            (SecretValue, _) or (_, SecretValue) => new SecretValue(UnknownValue.Instance),
            _ => PassTwins.Combine(first, second, Join, Join) ?? UnknownValue.Instance,
        };
}
