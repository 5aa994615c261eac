using Engine.Plans;
using Engine.Values;

namespace Engine.Runs;

/// <summary>Combines what two passes declare for the same place.</summary>
internal static class PassTwins
{
    /// <summary>Combines the inputs and, if both passes know them, the outputs; everything else is that of the first pass.</summary>
    public static PlannedResource Combine(PlannedResource one, PlannedResource other, Func<MapValue, MapValue, MapValue> combine) =>
        one with
        {
            Inputs = combine(one.Inputs, other.Inputs),
            Outputs = one.Outputs is { } a && other.Outputs is { } b ? combine(a, b) : one.Outputs,
        };

    /// <summary>Combines objects and lists of equal length member by member; null for other values.</summary>
    public static PropertyValue? Combine(
        PropertyValue one,
        PropertyValue other,
        Func<MapValue, MapValue, MapValue> maps,
        Func<PropertyValue, PropertyValue, PropertyValue> items
    ) =>
        (one, other) switch
        {
            (MapValue a, MapValue b) => maps(a, b),
            (ArrayValue a, ArrayValue b) when a.Items.Length == b.Items.Length => new ArrayValue([.. a.Items.Zip(b.Items, items)]),
            _ => null,
        };
}
