namespace Providers.Schema;

/// <summary>One property of a resource or an object type.</summary>
/// <param name="Type">The form of its value.</param>
/// <param name="IsRequired">Of an input: it must be given. Of an output: it always has a value.</param>
/// <param name="IsSecret">Its value is kept from every display and encrypted where it is stored.</param>
public sealed record PropertySchema(SchemaType Type, bool IsRequired, bool IsSecret);

/// <summary>What the official package says of one resource type.</summary>
public sealed record ResourceSchema
{
    /// <summary>The arguments, by wire name.</summary>
    public required IReadOnlyDictionary<string, PropertySchema> Inputs { get; init; }

    /// <summary>The attributes, by wire name.</summary>
    public required IReadOnlyDictionary<string, PropertySchema> Outputs { get; init; }

    /// <summary>Attributes whose values are secret.</summary>
    public required IReadOnlyList<string> SecretOutputs { get; init; }

    /// <summary>Property paths whose change the binding itself makes a replacement.</summary>
    public required IReadOnlyList<string> ReplaceOnChanges { get; init; }

    /// <summary>Former type tokens.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }
}
