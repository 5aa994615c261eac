using Engine.Values;
using Google.Protobuf.WellKnownTypes;
using NullValue = Engine.Values.NullValue;

namespace Engine.Wire;

/// <summary>
/// Writes values to the wire for the program or a provider's caller: the only place where secrets are written in plain text.
/// </summary>
internal static class ValueWriter
{
    public static Struct Write(MapValue properties)
    {
        var fields = new Struct();
        foreach (var (name, value) in properties)
        {
            fields.Fields.Add(name, Write(value));
        }

        return fields;
    }

    public static Value Write(PropertyValue value) =>
        value switch
        {
            NullValue => Value.ForNull(),
            UnknownValue or ComputedValue => Value.ForString(Signatures.Unknown),
            TextValue text => Value.ForString(text.Value),
            NumberValue number => Value.ForNumber(number.Value),
            BooleanValue flag => Value.ForBool(flag.Value),
            ArrayValue list => new Value { ListValue = new() { Values = { list.Items.Select(Write) } } },
            MapValue map => Value.ForStruct(Write(map)),
            SecretValue secret => Special(Signatures.Secret, ("value", Write(secret.Inner))),
            ReferenceValue { Id: null } component => Special(Signatures.ResourceReference, ("urn", Value.ForString(component.Urn))),
            ReferenceValue resource => Special(
                Signatures.ResourceReference,
                ("urn", Value.ForString(resource.Urn)),
                ("id", Value.ForString(resource.Id))
            ),
            AssetValue asset => Asset(asset),
            _ => throw new InvalidOperationException($"A {value.GetType().Name} has no wire form."),
        };

    private static Value Asset(AssetValue asset)
    {
        var content = asset.Source switch
        {
            ContentSource.Path => ("path", Value.ForString(asset.Location)),
            ContentSource.Uri => ("uri", Value.ForString(asset.Location)),
            ContentSource.Text => ("text", Value.ForString(asset.Location)),
            _ => ("assets", Value.ForStruct(Write(new MapValue(asset.Assets)))),
        };
        return Special(asset.IsArchive ? Signatures.Archive : Signatures.Asset, content, ("hash", Value.ForString(asset.Hash)));
    }

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
