using System.Collections.Immutable;
using Engine.Files;
using Engine.Plans;
using Engine.Secrets;
using Engine.Values;
using Google.Protobuf.WellKnownTypes;
using NullValue = Engine.Values.NullValue;

namespace Engine.Wire;

/// <summary>Reads values from the wire. Relative asset paths are resolved against the program's directory.</summary>
/// <param name="directory">The program's directory.</param>
/// <param name="secrets">Collects what is marked as secret.</param>
/// <param name="visible">The files that assets may consist of; by default all.</param>
internal sealed class ValueReader(string directory, SecretTexts? secrets = null, VisibleFiles? visible = null)
{
    /// <summary>The strings that were marked as secret and must not occur in any output.</summary>
    public SecretTexts Secrets { get; } = secrets ?? new();

    /// <exception cref="WireException">A special value is incomplete, or an asset is not readable.</exception>
    public MapValue Read(Struct? properties) =>
        properties is null || properties.Fields.Count == 0
            ? MapValue.Empty
            : new MapValue(properties.Fields.Select(field => KeyValuePair.Create(field.Key, ReadField(field.Key, field.Value))));

    /// <inheritdoc cref="Read(Struct)"/>
    public PropertyValue Read(Value value) =>
        value.KindCase switch
        {
            Value.KindOneofCase.StringValue => Signatures.Unknowns.Contains(value.StringValue)
                ? UnknownValue.Instance
                : new TextValue(value.StringValue),
            Value.KindOneofCase.NumberValue => double.IsFinite(value.NumberValue)
                ? new NumberValue(value.NumberValue)
                : throw new WireException($"the number is {value.NumberValue}; numbers are finite."),
            Value.KindOneofCase.BoolValue => new BooleanValue(value.BoolValue),
            Value.KindOneofCase.ListValue => new ArrayValue([.. value.ListValue.Values.Select(ReadItem)]),
            Value.KindOneofCase.StructValue => ReadObject(value.StructValue),
            _ => NullValue.Instance,
        };

    private PropertyValue ReadField(string name, Value value)
    {
        try
        {
            return Read(value);
        }
        catch (WireException exception) when (exception.Passes($".{name}"))
        {
            throw;
        }
    }

    private PropertyValue ReadItem(Value value, int index)
    {
        try
        {
            return Read(value);
        }
        catch (WireException exception) when (exception.Passes($"[{index}]"))
        {
            throw;
        }
    }

    /// <summary>Returns a required string member of a special value.</summary>
    private static string Text(Struct fields, string kind, string name) =>
        fields.Fields.TryGetValue(name, out var value) && value.KindCase == Value.KindOneofCase.StringValue
            ? value.StringValue
            : throw new WireException($"{kind} has no '{name}', or one that is not a string.");

    private PropertyValue ReadObject(Struct fields)
    {
        if (!fields.Fields.TryGetValue(Signatures.Key, out var signature))
        {
            return Read(fields);
        }

        return signature.StringValue switch
        {
            Signatures.Secret => Secret(
                fields.Fields.TryGetValue("value", out var value) ? Read(value) : throw new WireException("the secret has no 'value'.")
            ),
            Signatures.Output => ReadOutput(fields),
            Signatures.ResourceReference => new ReferenceValue(
                Text(fields, "the resource reference", "urn"),
                fields.Fields.TryGetValue("id", out var id) ? KnownId(Read(id)) : null
            ),
            Signatures.Asset => ReadAsset(fields, isArchive: false),
            Signatures.Archive => ReadAsset(fields, isArchive: true),
            _ => throw new WireException("the object has an unknown signature."),
        };
    }

    private static string KnownId(PropertyValue id) =>
        Unwrapped.FromProgram(id).Value switch
        {
            TextValue known => known.Value,
            UnknownValue => "",
            _ => throw new WireException("the resource reference has an 'id' that is not a string."),
        };

    private PropertyValue ReadOutput(Struct fields)
    {
        var value = fields.Fields.TryGetValue("value", out var known) ? Read(known) : UnknownValue.Instance;
        if (fields.Fields.TryGetValue("secret", out var secret) && secret.KindCase != Value.KindOneofCase.BoolValue)
        {
            throw new WireException("the output's 'secret' is not a Boolean.");
        }

        return secret is { BoolValue: true } ? Secret(value) : value;
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
                    member => ReadField(member.Key, member.Value),
                    StringComparer.Ordinal
                )
                : ImmutableSortedDictionary<string, PropertyValue>.Empty;
        var unhashed = new AssetValue(isArchive, source, location, assets, "");
        return unhashed with { Hash = AssetHash.Compute(unhashed, directory, visible) };
    }
}
