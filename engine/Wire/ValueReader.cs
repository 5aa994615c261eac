using System.Collections.Immutable;
using Engine.Values;
using Google.Protobuf.WellKnownTypes;
using NullValue = Engine.Values.NullValue;

namespace Engine.Wire;

/// <summary>Reads values off the wire. Relative paths of assets are taken from the program's directory.</summary>
internal sealed class ValueReader(string directory)
{
    /// <summary>The texts that came marked as secret; nothing this engine writes may hold one.</summary>
    public SecretTexts Secrets { get; } = new();

    /// <exception cref="WireException">A special value that lacks what it must have, or an asset that cannot be read.</exception>
    public MapValue Read(Struct? properties) =>
        properties is null || properties.Fields.Count == 0
            ? MapValue.Empty
            : new MapValue(properties.Fields.Select(field => KeyValuePair.Create(field.Key, Read(field.Value))));

    /// <inheritdoc cref="Read(Struct)"/>
    public PropertyValue Read(Value value) =>
        value.KindCase switch
        {
            Value.KindOneofCase.StringValue => Signatures.Unknowns.Contains(value.StringValue)
                ? UnknownValue.Instance
                : new TextValue(value.StringValue),
            Value.KindOneofCase.NumberValue => double.IsFinite(value.NumberValue)
                ? new NumberValue(value.NumberValue)
                : throw new WireException($"A property's value is the number {value.NumberValue}; no provider and no JSON can hold it."),
            Value.KindOneofCase.BoolValue => new BooleanValue(value.BoolValue),
            Value.KindOneofCase.ListValue => new ArrayValue([.. value.ListValue.Values.Select(Read)]),
            Value.KindOneofCase.StructValue => ReadObject(value.StructValue),
            _ => NullValue.Instance,
        };

    private static string Text(Struct fields, string name) =>
        fields.Fields.TryGetValue(name, out var value)
            ? value.StringValue
            : throw new WireException($"A special value lacks its '{name}'.");

    private PropertyValue ReadObject(Struct fields)
    {
        if (!fields.Fields.TryGetValue(Signatures.Key, out var signature))
        {
            return Read(fields);
        }

        return signature.StringValue switch
        {
            Signatures.Secret => Secret(fields.Fields.TryGetValue("value", out var value) ? Read(value) : NullValue.Instance),
            Signatures.Output => ReadOutput(fields),
            Signatures.ResourceReference => new ReferenceValue(
                Text(fields, "urn"),
                fields.Fields.TryGetValue("id", out var id) ? KnownId(id.StringValue) : null
            ),
            Signatures.Asset => ReadAsset(fields, isArchive: false),
            Signatures.Archive => ReadAsset(fields, isArchive: true),
            var other => throw new WireException($"A value carries the signature '{other}', which this engine does not know."),
        };
    }

    private static string KnownId(string id) => Signatures.Unknowns.Contains(id) ? "" : id;

    private PropertyValue ReadOutput(Struct fields)
    {
        var value = fields.Fields.TryGetValue("value", out var known) ? Read(known) : UnknownValue.Instance;
        return fields.Fields.TryGetValue("secret", out var secret) && secret.BoolValue ? Secret(value) : value;
    }

    private SecretValue Secret(PropertyValue value)
    {
        Secrets.Add(value);
        return value as SecretValue ?? new SecretValue(value);
    }

    private AssetValue ReadAsset(Struct fields, bool isArchive)
    {
        // As in Pulumi's engine, an empty path or address does not count.
        var (source, location) =
            fields.Fields.TryGetValue("path", out var path) && path.StringValue.Length > 0 ? (ContentSource.Path, path.StringValue)
            : fields.Fields.TryGetValue("uri", out var uri) && uri.StringValue.Length > 0 ? (ContentSource.Uri, uri.StringValue)
            : isArchive ? (ContentSource.Assets, "")
            : (ContentSource.Text, fields.Fields.TryGetValue("text", out var text) ? text.StringValue : "");
        var assets =
            source == ContentSource.Assets && fields.Fields.TryGetValue("assets", out var members)
                ? members.StructValue.Fields.ToImmutableSortedDictionary(
                    member => member.Key,
                    member => Read(member.Value),
                    StringComparer.Ordinal
                )
                : ImmutableSortedDictionary<string, PropertyValue>.Empty;
        var unhashed = new AssetValue(isArchive, source, location, assets, "");
        return unhashed with { Hash = AssetHash.Of(unhashed, directory) };
    }
}

/// <summary>A message that does not keep to the protocol, or names a file that is not there.</summary>
internal sealed class WireException(string message, Exception? inner = null) : Exception(message, inner);
