using System.Collections.Immutable;
using Engine.Values;

namespace Engine.Plans;

/// <summary>A resource of a plan as the program declared it.</summary>
public sealed record PlannedResource
{
    /// <summary>Its identity: stack, project, the types of its parents, its own type and name.</summary>
    public required string Urn { get; init; }

    /// <summary>Its type token, <c>gcp:pubsub/topic:Topic</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Its name in the program.</summary>
    public required string Name { get; init; }

    /// <summary>Whether a provider manages it; a component is not custom.</summary>
    public bool IsCustom { get; init; }

    /// <summary>The id of a resource that is read instead of created; null for all others.</summary>
    public string? ReadId { get; init; }

    /// <summary>The URN of its parent; empty for the stack itself.</summary>
    public string Parent { get; init; } = "";

    /// <summary>The inputs that the program sets.</summary>
    public MapValue Inputs { get; init; } = MapValue.Empty;

    /// <summary>The outputs that a component or the stack registers; null if it registers none.</summary>
    public MapValue? Outputs { get; init; }

    /// <summary>The URNs of its dependencies, in ordinal order.</summary>
    public ImmutableArray<string> Dependencies { get; init; } = [];

    /// <summary>The URNs of its dependencies, by input.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> PropertyDependencies { get; init; } =
        ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>The options that the program sets.</summary>
    public PlannedOptions Options { get; init; } = PlannedOptions.None;

    /// <summary>
    /// Whether only the resolved pass registers it, because it is created in code that waits for an output of another resource.
    /// </summary>
    public bool OnlyResolved { get; init; }

    /// <summary>What it is to a deployment.</summary>
    public ResourceKind Kind =>
        Type == Urns.StackType ? ResourceKind.Stack
        : !IsCustom ? ResourceKind.Component
        : Urns.IsProviderType(Type) ? ResourceKind.Provider
        : ReadId is not null ? ResourceKind.Read
        : ResourceKind.Managed;

    /// <summary>Whether the deployment creates, changes and deletes it.</summary>
    public bool IsManaged => Kind == ResourceKind.Managed;
}
