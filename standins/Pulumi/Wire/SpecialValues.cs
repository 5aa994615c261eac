using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace Pulumi.Wire;

/// <summary>Reads objects with a signature: assets, archives, resource references and outputs.</summary>
internal static class SpecialValues
{
    private static readonly MethodInfo TypedOutput = typeof(SpecialValues).GetMethod(
        nameof(OutputOf),
        BindingFlags.Static | BindingFlags.NonPublic
    )!;

    /// <summary>Returns the signature of an object, if it has one.</summary>
    public static string? Signature(Value value) =>
        value.KindCase == Value.KindOneofCase.StructValue
        && value.StructValue.Fields.TryGetValue(Signatures.Key, out var signature)
        && signature.KindCase == Value.KindOneofCase.StringValue
            ? signature.StringValue
            : null;

    /// <exception cref="InvalidOperationException">The object lacks a property that its signature requires.</exception>
    public static bool TryRead(Value value, [NotNullWhen(true)] out object? special)
    {
        special = Signature(value) switch
        {
            Signatures.Asset => Asset(value.StructValue),
            Signatures.Archive => Archive(value.StructValue),
            Signatures.ResourceReference => Resource(value.StructValue),
            _ => null,
        };
        return special is not null;
    }

    /// <summary>Returns an output with the type of its value, or of type <see cref="object"/> if it is unknown.</summary>
    public static object Output(Struct fields)
    {
        var isKnown = fields.Fields.TryGetValue(Signatures.Value, out var known);
        var isSecret = fields.Fields.TryGetValue("secret", out var secret) && secret.BoolValue;
        var resources =
            fields.Fields.TryGetValue("dependencies", out var urns) && urns.KindCase == Value.KindOneofCase.ListValue
                ? urns.ListValue.Values.Select(urn => (Resource)new ReferencedResource(urn.StringValue)).ToImmutableHashSet()
                : [];
        var value = isKnown ? PropertyReader.Read(known!).Value : null;
        return TypedOutput
            .MakeGenericMethod(value?.GetType() ?? typeof(object))
            .Invoke(null, [new OutputData<object?>(value, isKnown, isSecret, resources)])!;
    }

    private static Output<T> OutputOf<T>(OutputData<object?> data) => new(data.With(data.Value is null ? default! : (T)data.Value));

    private static Asset Asset(Struct fields) =>
        Text(fields, Signatures.Path) is { } path ? new FileAsset(path)
        : Text(fields, Signatures.Uri) is { } uri ? new RemoteAsset(uri)
        : Text(fields, Signatures.Text) is { } text ? new StringAsset(text)
        : throw new InvalidOperationException("An asset has neither a path nor a URI nor text.");

    private static Archive Archive(Struct fields) =>
        Text(fields, Signatures.Path) is { } path ? new FileArchive(path)
        : Text(fields, Signatures.Uri) is { } uri ? new RemoteArchive(uri)
        : fields.Fields.TryGetValue(Signatures.Assets, out var assets) && assets.KindCase == Value.KindOneofCase.StructValue
            ? new AssetArchive(assets.StructValue.Fields.ToImmutableDictionary(entry => entry.Key, entry => Member(entry.Value)))
        : throw new InvalidOperationException("An archive has neither a path nor a URI nor assets.");

    private static AssetOrArchive Member(Value value) =>
        TryRead(value, out var member) && member is AssetOrArchive asset
            ? asset
            : throw new InvalidOperationException("An archive contains something that is neither an asset nor an archive.");

    private static Resource Resource(Struct fields) =>
        Text(fields, Signatures.Urn) is { } urn
            ? ResourceClasses.Create(urn, Text(fields, "packageVersion") ?? "") ?? new ReferencedResource(urn)
            : throw new InvalidOperationException("A reference to a resource has no URN.");

    private static string? Text(Struct fields, string name) =>
        fields.Fields.TryGetValue(name, out var value) && value.KindCase == Value.KindOneofCase.StringValue ? value.StringValue : null;
}
