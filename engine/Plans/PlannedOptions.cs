using System.Collections.Immutable;
using Engine.Values;

namespace Engine.Plans;

/// <summary>The options of a resource. What the program leaves out is null or empty.</summary>
public sealed record PlannedOptions
{
    /// <summary>No option.</summary>
    public static PlannedOptions None { get; } = new();

    /// <summary>Whether deleting or replacing it is refused.</summary>
    public bool? Protect { get; init; }

    /// <summary>Property paths whose changes are not looked at.</summary>
    public ImmutableArray<string> IgnoreChanges { get; init; } = [];

    /// <summary>Property paths whose changes replace it.</summary>
    public ImmutableArray<string> ReplaceOnChanges { get; init; } = [];

    /// <summary>Whether it outlives its deletion from the program.</summary>
    public bool? RetainOnDelete { get; init; }

    /// <summary>Whether a replacement deletes it first.</summary>
    public bool? DeleteBeforeReplace { get; init; }

    /// <summary>Its former identities: a URN, or what of its identity was different.</summary>
    public ImmutableArray<PropertyValue> Aliases { get; init; } = [];

    /// <summary>The URN of the provider it is managed by, where that is not the package's default one.</summary>
    public string? Provider { get; init; }

    /// <summary>How long the provider may take for create, update and delete, in seconds.</summary>
    public ImmutableSortedDictionary<string, double> CustomTimeouts { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>The URN of the resource whose deletion takes it along.</summary>
    public string? DeletedWith { get; init; }

    /// <summary>URNs of the resources whose replacement replaces it too.</summary>
    public ImmutableArray<string> ReplaceWith { get; init; } = [];

    /// <summary>Outputs that are secret, beside those the provider says are.</summary>
    public ImmutableArray<string> AdditionalSecretOutputs { get; init; } = [];

    /// <summary>Property paths whose differences are not shown.</summary>
    public ImmutableArray<string> HideDiffs { get; init; } = [];

    /// <summary>A value whose change replaces it.</summary>
    public PropertyValue? ReplacementTrigger { get; init; }

    /// <summary>The id of the existing resource it is to adopt.</summary>
    public string? Import { get; init; }

    /// <summary>The release of the provider it asks for.</summary>
    public string? Version { get; init; }
}
