namespace Providers.Schema;

/// <summary>The kind of a property's value.</summary>
public enum SchemaKind
{
    /// <summary>A value of any type.</summary>
    Any,

    /// <summary>A string.</summary>
    String,

    /// <summary>An integer.</summary>
    Integer,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A Boolean.</summary>
    Boolean,

    /// <summary>A file.</summary>
    Asset,

    /// <summary>An archive: a set of files.</summary>
    Archive,

    /// <summary>A file or an archive.</summary>
    AssetOrArchive,

    /// <summary>A list of values.</summary>
    List,

    /// <summary>A map from arbitrary keys to values.</summary>
    Map,

    /// <summary>An object with fixed properties.</summary>
    Object,

    /// <summary>One of a fixed set of strings.</summary>
    Enum,
}

/// <summary>
/// A type in the notation of <c>schema.json</c>: <c>string</c>, <c>list&lt;string&gt;</c>, <c>object:pubsub/TopicSchemaSettings</c>,
/// <c>enum:local/Logging</c>.
/// </summary>
/// <param name="Kind">The kind of type.</param>
/// <param name="Element">The element type of a list or a map.</param>
/// <param name="Reference">The object type or enumeration it refers to.</param>
public sealed record SchemaType(SchemaKind Kind, SchemaType? Element = null, string? Reference = null)
{
    /// <exception cref="FormatException">The string is not a valid type.</exception>
    public static SchemaType Parse(string text) =>
        text switch
        {
            "any" => new(SchemaKind.Any),
            "string" => new(SchemaKind.String),
            "integer" => new(SchemaKind.Integer),
            "number" => new(SchemaKind.Number),
            "boolean" => new(SchemaKind.Boolean),
            "asset" => new(SchemaKind.Asset),
            "archive" => new(SchemaKind.Archive),
            "assetOrArchive" => new(SchemaKind.AssetOrArchive),
            _ when text.StartsWith("list<", StringComparison.Ordinal) => new(SchemaKind.List, Parse(text["list<".Length..^1])),
            _ when text.StartsWith("map<", StringComparison.Ordinal) => new(SchemaKind.Map, Parse(text["map<".Length..^1])),
            _ when text.StartsWith("object:", StringComparison.Ordinal) => new(SchemaKind.Object, Reference: text["object:".Length..]),
            _ when text.StartsWith("enum:", StringComparison.Ordinal) => new(SchemaKind.Enum, Reference: text["enum:".Length..]),
            _ => throw new FormatException($"'{text}' is not a type of schema.json."),
        };
}
