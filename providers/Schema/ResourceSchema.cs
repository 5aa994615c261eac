namespace Providers.Schema;

/// <summary>A property of a resource or an object type.</summary>
/// <param name="Type">The type of its value.</param>
/// <param name="IsRequired">For an input: whether it must be set. For an output: whether it always has a value.</param>
/// <param name="IsSecret">Whether its value is masked in all output and encrypted where it is stored.</param>
public sealed record PropertySchema(SchemaType Type, bool IsRequired, bool IsSecret);

/// <summary>The schema of one resource type, as in the official package.</summary>
public sealed record ResourceSchema
{
    /// <summary>The inputs, by wire name.</summary>
    public required IReadOnlyDictionary<string, PropertySchema> Inputs { get; init; }

    /// <summary>The outputs, by wire name.</summary>
    public required IReadOnlyDictionary<string, PropertySchema> Outputs { get; init; }

    /// <summary>The outputs whose values are secret.</summary>
    public required IReadOnlyList<string> SecretOutputs { get; init; }

    /// <summary>The property paths that the SDK itself marks as requiring replacement.</summary>
    public required IReadOnlyList<string> ReplaceOnChanges { get; init; }

    /// <summary>The former type tokens.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }
}
