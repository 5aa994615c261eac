using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using Type = System.Type;

namespace Pulumi.Wire;

/// <summary>Reads a wire value as the C# type that an output declares.</summary>
internal static class PropertyReader
{
    /// <summary>The value as it stands: text, number, bool, immutable array or dictionary, asset or resource.</summary>
    public static OutputData<object?> Read(Value value) => Read(value, typeof(object), "value");

    /// <param name="value">The wire value, secret or not.</param>
    /// <param name="type">The type to read it as.</param>
    /// <param name="path">Where it stands, for messages.</param>
    /// <exception cref="RunException">The value does not fit the type.</exception>
    public static OutputData<object?> Read(Value value, Type type, string path)
    {
        if (value.KindCase == Value.KindOneofCase.StringValue && value.StringValue == Signatures.Unknown)
        {
            return OutputData<object?>.Known(null) with { IsKnown = false };
        }

        if (value.KindCase == Value.KindOneofCase.StructValue && value.StructValue.Fields.TryGetValue(Signatures.Key, out var signature))
        {
            return Special(signature.StringValue, value.StructValue, type, path);
        }

        var target = Nullable.GetUnderlyingType(type) ?? type;
        return value.KindCase switch
        {
            Value.KindOneofCase.None or Value.KindOneofCase.NullValue => OutputData<object?>.Known(null),
            Value.KindOneofCase.StringValue => OutputData<object?>.Known(Scalar(value.StringValue, target, path)),
            Value.KindOneofCase.BoolValue => OutputData<object?>.Known(Scalar(value.BoolValue, target, path)),
            Value.KindOneofCase.NumberValue => OutputData<object?>.Known(Scalar(value.NumberValue, target, path)),
            Value.KindOneofCase.ListValue => CollectionReader.List(value.ListValue, target, path),
            _ => CollectionReader.Object(value.StructValue, target, path),
        };
    }

    private static OutputData<object?> Special(string signature, Struct fields, Type type, string path) =>
        signature switch
        {
            Signatures.Secret => Read(fields.Fields[Signatures.Value], type, path) with { IsSecret = true },
            Signatures.Output => OutputValue(fields, type, path),
            Signatures.Asset => OutputData<object?>.Known(Asset(fields)),
            Signatures.Archive => OutputData<object?>.Known(Archive(fields)),
            Signatures.ResourceReference => OutputData<object?>.Known(new ReferencedResource(fields.Fields[Signatures.Urn].StringValue)),
            _ => throw new RunException($"'{path}' is a special value of an unknown kind ({signature})."),
        };

    private static OutputData<object?> OutputValue(Struct fields, Type type, string path)
    {
        var data = fields.Fields.TryGetValue(Signatures.Value, out var value)
            ? Read(value, type, path)
            : OutputData<object?>.Known(null) with
            {
                IsKnown = false,
            };
        return fields.Fields.TryGetValue("secret", out var secret) && secret.BoolValue ? data with { IsSecret = true } : data;
    }

    private static Asset Asset(Struct fields) =>
        fields.Fields.TryGetValue(Signatures.Path, out var path) ? new FileAsset(path.StringValue)
        : fields.Fields.TryGetValue(Signatures.Uri, out var uri) ? new RemoteAsset(uri.StringValue)
        : new StringAsset(fields.Fields.TryGetValue(Signatures.Text, out var text) ? text.StringValue : "");

    private static Archive Archive(Struct fields) =>
        fields.Fields.TryGetValue(Signatures.Path, out var path) ? new FileArchive(path.StringValue)
        : fields.Fields.TryGetValue(Signatures.Uri, out var uri) ? new RemoteArchive(uri.StringValue)
        : new AssetArchive(
            fields
                .Fields[Signatures.Assets]
                .StructValue.Fields.ToImmutableDictionary(entry => entry.Key, entry => (AssetOrArchive)Read(entry.Value).Value!)
        );

    private static object Scalar(object value, Type type, string path) =>
        value switch
        {
            _ when type.IsInstanceOfType(value) => value,
            double number when type == typeof(int) && number == Math.Truncate(number) && Math.Abs(number) <= int.MaxValue => (int)number,
            double number when type.IsEnum => System.Enum.ToObject(type, (int)number),
            _ when type.IsDefined(typeof(EnumTypeAttribute), inherit: false) => CollectionReader.Construct(type, [value]),
            _ => throw new RunException($"'{path}' is {value.GetType().Name.ToLowerInvariant()} {value}, not a {type.Name}."),
        };
}
