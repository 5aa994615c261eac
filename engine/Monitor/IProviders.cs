using Engine.Plans;
using Engine.Values;

namespace Engine.Monitor;

/// <summary>The knowledge of providers that is available without their clouds. The engine itself knows no resource types.</summary>
public interface IProviders
{
    /// <summary>Validates the inputs of a resource as its provider would before creating anything.</summary>
    /// <returns>All failures; empty for an unknown type.</returns>
    IReadOnlyList<CheckFailure> Check(PlannedResource resource);

    /// <summary>Returns the outputs of a type that are always secret; empty for an unknown type.</summary>
    IReadOnlyCollection<string> SecretOutputs(string type);

    /// <summary>Returns whether the inputs of this resource type can be checked and its outputs filled in.</summary>
    bool Knows(string type);

    /// <summary>Returns the outputs that are known before deployment, in addition to the inputs.</summary>
    ResourceState Planned(PlannedResource resource, DeploymentSettings settings);

    /// <summary>Returns every output, filled with deterministic placeholders.</summary>
    ResourceState Resolved(PlannedResource resource, DeploymentSettings settings);
}

/// <summary>An input that a provider would reject.</summary>
/// <param name="Path">The input's path, <c>settings.tier</c>; empty for the resource as a whole.</param>
/// <param name="Message">What is wrong, with the value and what is allowed.</param>
/// <param name="Fix">What to use instead; empty if no fix is known.</param>
public sealed record CheckFailure(PropertyPath Path, string Message, string Fix = "");

/// <summary>The state of a resource after its creation, as far as it is known.</summary>
/// <param name="Id">Its id; empty if not known yet.</param>
/// <param name="Outputs">Its outputs; unknown ones may be omitted.</param>
public sealed record ResourceState(string Id, MapValue Outputs);

/// <summary>The deployment that a program runs in.</summary>
public sealed record DeploymentSettings
{
    /// <summary>The project's name.</summary>
    public required string Project { get; init; }

    /// <summary>The stack's name.</summary>
    public required string Stack { get; init; }

    /// <summary>The configuration values, by full key (<c>gcp:project</c>), as the program reads them.</summary>
    public IReadOnlyDictionary<string, string> Config { get; init; } = new Dictionary<string, string>();

    /// <summary>The keys whose values are secret.</summary>
    public IReadOnlySet<string> SecretKeys { get; init; } = new HashSet<string>();

    /// <summary>The outputs of other stacks, by <c>organization/project/stack</c>, for stack references.</summary>
    public IReadOnlyDictionary<string, MapValue> References { get; init; } = new Dictionary<string, MapValue>();
}
