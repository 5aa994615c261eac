using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;

namespace Pulumi.Wire;

/// <summary>Serializes one argument and collects the resources it depends on.</summary>
/// <param name="keepResources">Whether a resource is sent as a reference; otherwise its ID is sent, or a component's URN.</param>
/// <param name="owner">The owner of the argument, for messages.</param>
/// <param name="property">The name of the argument.</param>
internal sealed class PropertySerializer(bool keepResources, Func<string>? owner = null, string property = "")
{
    /// <summary>The maximum depth of protobuf messages; each nested property adds three levels.</summary>
    public const int MaximumDepth = 10_000;

    private readonly List<(string? Name, int Index)> _path = [];

    public HashSet<Resource> Dependencies { get; } = [];

    /// <returns>Null if there is nothing to send.</returns>
    /// <exception cref="InvalidOperationException">A value has a type that the protocol does not support.</exception>
    public ValueTask<Value?> SerializeAsync(object? value) =>
        value switch
        {
            null or ValueTuple => ValueTask.FromResult<Value?>(null),
            string text => Sync(Value.ForString(text)),
            bool flag => Sync(Value.ForBool(flag)),
            int number => Sync(Value.ForNumber(number)),
            double number => Sync(Value.ForNumber(number)),
            IInput input => SerializeAsync(input.Content),
            IOutput output => OutputAsync(output),
            InputArgs args => ObjectAsync(InputProperties.Read(args), keepsNull: false),
            InvalidAsset or InvalidArchive => throw new InvalidOperationException(
                "An asset or archive that could not be read cannot be sent."
            ),
            AssetOrArchive asset => SpecialAsync(asset.Signature, (asset.Property, asset.Content)),
            JsonElement json => ValueTask.FromResult(JsonValues.ToWire(json)),
            CustomResource resource => ReferenceAsync(resource),
            Resource component => ReferenceAsync(component),
            IDictionary map => ObjectAsync(Entries(map), keepsNull: false),
            IList list => ListAsync(IsAbsent(list) ? Array.Empty<object>() : list),
            System.Enum named when named.GetTypeCode() == TypeCode.Int32 => Sync(Value.ForNumber(Convert.ToInt32(named, null))),
            Task => throw new InvalidOperationException(
                $"Tasks are not allowed inside ResourceArgs. Please wrap your Task in an Output:\n\t{Path()}"
            ),
            _ => UnwrappedAsync(value),
        };

    private static ValueTask<Value?> Sync(Value value) => ValueTask.FromResult<Value?>(value);

    private IEnumerable<(string, object?)> Entries(IDictionary map)
    {
        foreach (var key in map.Keys)
        {
            yield return (
                key as string ?? throw new InvalidOperationException($"Dictionaries are only supported with string keys:\n\t{Path()}"),
                map[key]
            );
        }
    }

    /// <summary>Returns whether a list is absent: the default of ImmutableArray, which cannot be enumerated.</summary>
    private static bool IsAbsent(IList list) =>
        list.GetType() is { IsGenericType: true } type
        && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
        && list.Equals(Activator.CreateInstance(type));

    /// <summary>Serializes an enum structure as its string or number, and an output type as its fields.</summary>
    private ValueTask<Value?> UnwrappedAsync(object value)
    {
        var type = value.GetType();
        if (type.IsValueType && type.IsDefined(typeof(EnumTypeAttribute)))
        {
            return SerializeAsync(
                type.GetMethod("op_Explicit", [type]) is { } conversion
                && (conversion.ReturnType == typeof(string) || conversion.ReturnType == typeof(double))
                    ? conversion.Invoke(null, [value])
                    : throw new InvalidOperationException(
                        $"Expected {type.FullName} to have an explicit conversion operator to String or Double.\n\t{Path()}"
                    )
            );
        }

        return type.IsDefined(typeof(OutputTypeAttribute), inherit: true)
            ? ObjectAsync(Fields(value, type), keepsNull: true)
            : throw new InvalidOperationException($"{type.FullName} is not a supported argument type.\n\t{Path()}");
    }

    /// <summary>
    /// Returns the fields of an output type. As in the official SDK, the field names are used; those of a record are compiler-generated.
    /// </summary>
    private static IEnumerable<(string, object?)> Fields(object value, System.Type type) =>
        type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(field => field.IsInitOnly)
            .Select(field => (char.ToLowerInvariant(field.Name[0]) + field.Name[1..], field.GetValue(value)));

    private async ValueTask<Value?> OutputAsync(IOutput output)
    {
        var data = await output.GetDataAsync().ConfigureAwait(false);
        Dependencies.UnionWith(data.Resources);
        if (!data.IsKnown)
        {
            return Value.ForString(Signatures.Unknown);
        }

        var value = await SerializeAsync(data.Value).ConfigureAwait(false);
        return data.IsSecret ? Special(Signatures.Secret, (Signatures.Value, value ?? Value.ForNull())) : value;
    }

    private async ValueTask<Value?> ListAsync(IList list)
    {
        var values = new ListValue();
        for (var i = 0; i < list.Count; i++)
        {
            _path.Add((null, i));
            values.Values.Add(await SerializeAsync(list[i]).ConfigureAwait(false) ?? Value.ForNull());
            _path.RemoveAt(_path.Count - 1);
        }

        return new Value { ListValue = values };
    }

    private async ValueTask<Value?> ObjectAsync(IEnumerable<(string Name, object? Value)> properties, bool keepsNull)
    {
        var fields = new Struct();
        foreach (var (name, value) in properties)
        {
            _path.Add((name, 0));
            if ((await SerializeAsync(value).ConfigureAwait(false) ?? (keepsNull ? Value.ForNull() : null)) is { } serialized)
            {
                fields.Fields[name] = serialized;
            }

            _path.RemoveAt(_path.Count - 1);
        }

        return Value.ForStruct(fields);
    }

    private async ValueTask<Value?> ReferenceAsync(Resource resource)
    {
        if (resource is not CustomResource custom)
        {
            var component = await SerializeAsync(resource.Urn).ConfigureAwait(false);
            return keepResources ? Special(Signatures.ResourceReference, (Signatures.Urn, component!)) : component;
        }

        Dependencies.Add(custom);
        var id = await SerializeAsync(custom.Id).ConfigureAwait(false);
        if (!keepResources)
        {
            return id;
        }

        var urn = await SerializeAsync(custom.Urn).ConfigureAwait(false);
        var known = id ?? Value.ForNull();
        var isUnknown = known.KindCase == Value.KindOneofCase.StringValue && known.StringValue == Signatures.Unknown;
        return Special(Signatures.ResourceReference, (Signatures.Urn, urn!), (Signatures.Id, isUnknown ? Value.ForString("") : known));
    }

    private async ValueTask<Value?> SpecialAsync(string signature, (string Name, object? Value) property) =>
        Special(signature, (property.Name, await SerializeAsync(property.Value).ConfigureAwait(false) ?? Value.ForNull()));

    private static Value Special(string signature, params (string Name, Value Value)[] properties)
    {
        var fields = new Struct { Fields = { [Signatures.Key] = Value.ForString(signature) } };
        foreach (var (name, value) in properties)
        {
            fields.Fields.Add(name, value);
        }

        return Value.ForStruct(fields);
    }

    private string Path() =>
        (owner is null ? property : $"{owner()}.{property}")
        + string.Concat(_path.Select(step => step.Name is null ? $"[{step.Index}]" : $".{step.Name}"));
}
