using System.Collections.Immutable;
using Engine.Values;

namespace Engine.Plans;

/// <summary>One resource of a plan, as the program declared it.</summary>
public sealed record PlannedResource
{
    /// <summary>Its identity: stack, project, types of its parents, its type and name.</summary>
    public required string Urn { get; init; }

    /// <summary>Its type token, <c>gcp:pubsub/topic:Topic</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Its name in the program.</summary>
    public required string Name { get; init; }

    /// <summary>Whether a provider manages it; a component is not custom.</summary>
    public bool IsCustom { get; init; }

    /// <summary>The id of a resource that is read and not made; null for all others.</summary>
    public string? ReadId { get; init; }

    /// <summary>The URN of its parent; empty for the stack itself.</summary>
    public string Parent { get; init; } = "";

    /// <summary>What the program asks for.</summary>
    public MapValue Inputs { get; init; } = MapValue.Empty;

    /// <summary>What a component, or the stack, says of itself; null where it says nothing.</summary>
    public MapValue? Outputs { get; init; }

    /// <summary>URNs of the resources it comes after, in ordinal order.</summary>
    public ImmutableArray<string> Dependencies { get; init; } = [];

    /// <summary>The same by the input they come in through.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> PropertyDependencies { get; init; } =
        ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>What the program asks of the engine.</summary>
    public PlannedOptions Options { get; init; } = PlannedOptions.None;

    /// <summary>Only the resolved pass met it: it is made inside code that waits for an output of another.</summary>
    public bool OnlyResolved { get; init; }
}
