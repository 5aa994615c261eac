using System.Collections.Immutable;
using Engine.Values;

namespace Engine.Plans;

/// <summary>The options of a resource. Omitted options are null or empty.</summary>
public sealed record PlannedOptions
{
    /// <summary>No options.</summary>
    public static PlannedOptions None { get; } = new();

    /// <summary>Whether deleting or replacing it is refused.</summary>
    public bool? Protect { get; init; }

    /// <summary>The property paths whose changes are ignored.</summary>
    public ImmutableArray<string> IgnoreChanges { get; init; } = [];

    /// <summary>The property paths whose changes replace it.</summary>
    public ImmutableArray<string> ReplaceOnChanges { get; init; } = [];

    /// <summary>Whether it is retained when it is removed from the program.</summary>
    public bool? RetainOnDelete { get; init; }

    /// <summary>Whether it is deleted before its replacement is created.</summary>
    public bool? DeleteBeforeReplace { get; init; }

    /// <summary>Its former identities: URNs, or the parts of its identity that were different.</summary>
    public ImmutableArray<PropertyValue> Aliases { get; init; } = [];

    /// <summary>The URN of its provider, unless it is the package's default provider.</summary>
    public string? Provider { get; init; }

    /// <summary>The timeouts for create, update and delete, in seconds.</summary>
    public ImmutableSortedDictionary<string, double> CustomTimeouts { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>The URN of the resource whose deletion also deletes it.</summary>
    public string? DeletedWith { get; init; }

    /// <summary>The URNs of the resources whose replacement also replaces it.</summary>
    public ImmutableArray<string> ReplaceWith { get; init; } = [];

    /// <summary>The secret outputs, in addition to those the provider marks as secret.</summary>
    public ImmutableArray<string> AdditionalSecretOutputs { get; init; } = [];

    /// <summary>The property paths whose differences are hidden.</summary>
    public ImmutableArray<string> HideDiffs { get; init; } = [];

    /// <summary>A value whose change replaces it.</summary>
    public PropertyValue? ReplacementTrigger { get; init; }

    /// <summary>The id of the existing resource to import.</summary>
    public string? Import { get; init; }

    /// <summary>The requested version of the provider.</summary>
    public string? Version { get; init; }
}
