using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace Pulumi.Wire;

/// <summary>Turns one argument into its wire form and notes the resources it came from.</summary>
internal sealed class PropertySerializer(bool keepResources)
{
    /// <summary>Levels of protobuf nesting that are read and written; a property nests three for each of its own.</summary>
    public const int MaximumDepth = 10_000;

    public HashSet<Resource> Dependencies { get; } = [];

    /// <returns>Null where there is nothing to send.</returns>
    /// <exception cref="RunException">A value of a type that the protocol has no form for.</exception>
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
            InputArgs args => ObjectAsync(InputProperties.Read(args)),
            AssetOrArchive asset => SpecialAsync(asset.Signature, (asset.Property, asset.Content)),
            CustomResource resource => ReferenceAsync(resource, resource.Id),
            Resource resource => ReferenceAsync(resource, null),
            IDictionary map => ObjectAsync(Entries(map)),
            IList list => ListAsync(IsAbsent(list) ? Array.Empty<object>() : list),
            System.Enum named => Sync(Value.ForNumber(Convert.ToInt32(named, null))),
            Task => throw new RunException("A Task is not an argument; wrap it with Output.Create."),
            _ => SerializeAsync(Unwrapped(value)),
        };

    private static ValueTask<Value?> Sync(Value value) => ValueTask.FromResult<Value?>(value);

    private static IEnumerable<(string, object?)> Entries(IDictionary map) =>
        map.Keys.Cast<object>().Select(key => (key.ToString()!, map[key]));

    /// <summary>A list that a provider did not answer: a structure's default, which cannot be enumerated.</summary>
    private static bool IsAbsent(IList list) =>
        list.GetType() is { IsGenericType: true } type
        && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
        && list.Equals(Activator.CreateInstance(type));

    /// <summary>An enum structure gives its text or number, an output type its fields by wire name.</summary>
    private static object Unwrapped(object value)
    {
        var type = value.GetType();
        if (type.GetCustomAttribute<EnumTypeAttribute>() is not null)
        {
            return type.GetMethod("op_Explicit", [type])!.Invoke(null, [value])!;
        }

        if (type.GetCustomAttribute<OutputTypeAttribute>() is not null)
        {
            return type.GetFields(BindingFlags.Public | BindingFlags.Instance)
                .Where(field => field.IsInitOnly)
                .ToDictionary(field => char.ToLowerInvariant(field.Name[0]) + field.Name[1..], field => field.GetValue(value));
        }

        throw new RunException($"A {type} is not an argument the protocol has a form for.");
    }

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
        foreach (var element in list)
        {
            values.Values.Add(await SerializeAsync(element).ConfigureAwait(false) ?? Value.ForNull());
        }

        return new Value { ListValue = values };
    }

    private async ValueTask<Value?> ObjectAsync(IEnumerable<(string Name, object? Value)> properties)
    {
        var fields = new Struct();
        foreach (var (name, value) in properties)
        {
            if (await SerializeAsync(value).ConfigureAwait(false) is { } serialized)
            {
                fields.Fields.Add(name, serialized);
            }
        }

        return Value.ForStruct(fields);
    }

    private async ValueTask<Value?> ReferenceAsync(Resource resource, Output<string>? id)
    {
        if (!keepResources)
        {
            return await SerializeAsync(id ?? resource.Urn).ConfigureAwait(false);
        }

        var urn = await SerializeAsync(resource.Urn).ConfigureAwait(false);
        if (id is null)
        {
            return Special(Signatures.ResourceReference, (Signatures.Urn, urn!));
        }

        Dependencies.Add(resource);
        var known = await id.Data.ConfigureAwait(false);
        return Special(
            Signatures.ResourceReference,
            (Signatures.Urn, urn!),
            (Signatures.Id, Value.ForString(known.IsKnown ? known.Value : ""))
        );
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
}
