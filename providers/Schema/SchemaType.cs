namespace Providers.Schema;

/// <summary>The form of a property's value.</summary>
public enum SchemaKind
{
    /// <summary>A value of any form.</summary>
    Any,

    /// <summary>A text.</summary>
    String,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A file.</summary>
    Asset,

    /// <summary>A set of files.</summary>
    Archive,

    /// <summary>A file or a set of files.</summary>
    AssetOrArchive,

    /// <summary>Values in order.</summary>
    List,

    /// <summary>Values by name, the names free.</summary>
    Map,

    /// <summary>Values by name, the names fixed.</summary>
    Object,

    /// <summary>One of a fixed set of texts.</summary>
    Enum,
}

/// <summary>
/// A type as <c>schema.json</c> writes it: <c>string</c>, <c>list&lt;string&gt;</c>, <c>object:pubsub/TopicSchemaSettings</c>,
/// <c>enum:local/Logging</c>.
/// </summary>
/// <param name="Kind">Its form.</param>
/// <param name="Element">What a list or a map holds.</param>
/// <param name="Reference">The object type or enumeration it names.</param>
public sealed record SchemaType(SchemaKind Kind, SchemaType? Element = null, string? Reference = null)
{
    /// <exception cref="FormatException">The text is no type.</exception>
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
            _ => throw new FormatException($"'{text}' is no type of schema.json."),
        };
}
