using Engine.Plans;
using Engine.Values;

namespace Engine.Monitor;

/// <summary>
/// The secret outputs of a resource: those that the program lists, and those that are always secret according to the provider.
/// </summary>
internal static class SecretOutputs
{
    /// <returns>
    /// The outputs as secrets, without the parts that the program itself provides in plain text: Google's provider marks all labels as
    /// secret.
    /// </returns>
    public static ArrayValue From(PlannedResource resource, MapValue outputs)
    {
        var named = resource.Options.AdditionalSecretOutputs;
        var given = new HashSet<PropertyValue>();
        AddLeaves(resource.Inputs, given);
        return new ArrayValue([
            .. resource.Inputs.With(outputs).Where(output => named.Contains(output.Key)).Select(output => new SecretValue(output.Value)),
            .. outputs.Where(output => !named.Contains(output.Key)).Select(output => Ungiven(output.Value, given)),
        ]);
    }

    private static PropertyValue Ungiven(PropertyValue value, HashSet<PropertyValue> given) =>
        value switch
        {
            SecretValue secret => new SecretValue(Without(secret.Inner, given)),
            ComputedValue computed => Ungiven(computed.Inner, given),
            ArrayValue list => new ArrayValue([.. list.Items.Select(item => Ungiven(item, given))]),
            MapValue map => new MapValue(map.Select(entry => KeyValuePair.Create(entry.Key, Ungiven(entry.Value, given)))),
            _ => value,
        };

    private static PropertyValue Without(PropertyValue value, HashSet<PropertyValue> given) =>
        value switch
        {
            ArrayValue list => new ArrayValue([.. list.Items.Select(item => Without(item, given))]),
            MapValue map => new MapValue(map.Select(entry => KeyValuePair.Create(entry.Key, Without(entry.Value, given)))),
            _ when given.Contains(value) => NullValue.Instance,
            _ => value,
        };

    private static void AddLeaves(PropertyValue value, HashSet<PropertyValue> leaves)
    {
        switch (value)
        {
            case ArrayValue list:
                list.Items.ToList().ForEach(item => AddLeaves(item, leaves));
                break;
            case MapValue map:
                map.ToList().ForEach(entry => AddLeaves(entry.Value, leaves));
                break;
            case TextValue or NumberValue:
                leaves.Add(value);
                break;
        }
    }
}
