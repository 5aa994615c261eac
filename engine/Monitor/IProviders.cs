using Engine.Plans;
using Engine.Projects;
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
/// <param name="Message">What is wrong, with the value and what is allowed: a predicate of which the path is the subject.</param>
/// <param name="Fix">What to use instead; empty if no fix is known.</param>
public sealed record CheckFailure(PropertyPath Path, string Message, string Fix = "");

/// <summary>The state of a resource after its creation, as far as it is known.</summary>
/// <param name="Id">Its id; empty if not known yet.</param>
/// <param name="Outputs">Its outputs; unknown ones may be omitted.</param>
public sealed record ResourceState(string Id, MapValue Outputs);
