using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Pulumi.Wire;

/// <summary>Converts an argument that the provider takes as JSON.</summary>
internal static class JsonInput
{
    /// <summary>
    /// Returns an output with the JSON and the argument's secrecy and dependencies, or null for an argument without a value.
    /// </summary>
    public static object? Convert(object? argument, string place) =>
        argument switch
        {
            null => null,
            IInput input => new Output<object?>(input.AsUntypedOutput().GetDataAsync()).Apply(value => FormatAsync(value, place)),
            _ => Output.Create(FormatAsync(argument, place)),
        };

    private static async Task<string> FormatAsync(object? value, string place)
    {
        var serialized = await new PropertySerializer(keepResources: false, property: place).SerializeAsync(value).ConfigureAwait(false);
        return JsonFormatter.Default.Format(InOrder(serialized ?? Value.ForNull()));
    }

    private static Value InOrder(Value value) =>
        value.KindCase switch
        {
            Value.KindOneofCase.ListValue => Value.ForList([.. value.ListValue.Values.Select(InOrder)]),
            Value.KindOneofCase.StructValue => InOrder(value.StructValue),
            _ => value,
        };

    private static Value InOrder(Struct fields)
    {
        var ordered = new Struct();
        foreach (var (name, value) in fields.Fields.OrderBy(field => field.Key, StringComparer.InvariantCulture))
        {
            ordered.Fields.Add(name, InOrder(value));
        }

        return Value.ForStruct(ordered);
    }
}
