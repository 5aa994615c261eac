using Engine.Plans;
using Engine.Values;

namespace Engine.Monitor;

/// <summary>What is known of providers without their clouds. The engine asks; it knows no resource type itself.</summary>
public interface IProviders
{
    /// <summary>Checks the inputs of a resource as its provider would before anything is made.</summary>
    /// <returns>All that is wrong; nothing for a type that is not known here.</returns>
    IReadOnlyList<CheckFailure> Check(PlannedResource resource);

    /// <summary>The outputs of a type that are always secret; none for a type that is not known here.</summary>
    IReadOnlyCollection<string> SecretOutputs(string type);

    /// <summary>Whether the inputs of this resource type can be checked and its outputs filled in.</summary>
    bool Knows(string type);

    /// <summary>The outputs that are known before the deployment, beside the inputs.</summary>
    ResourceState Planned(PlannedResource resource, DeploymentSettings settings);

    /// <summary>Every output, filled with stand-ins that are the same at every run.</summary>
    ResourceState Resolved(PlannedResource resource, DeploymentSettings settings);
}

/// <summary>One input that a provider would refuse.</summary>
/// <param name="Path">Where it is, <c>settings.tier</c>.</param>
/// <param name="Message">What is wrong, with the value and what is allowed.</param>
/// <param name="Fix">What to write instead; empty where there is no telling.</param>
public sealed record CheckFailure(string Path, string Message, string Fix = "");

/// <summary>What a resource is once it exists, as far as it is known.</summary>
/// <param name="Id">Its id; empty while it is not known.</param>
/// <param name="Outputs">Its outputs; unknown ones may be left out.</param>
public sealed record ResourceState(string Id, MapValue Outputs);

/// <summary>The deployment a program runs in.</summary>
public sealed record DeploymentSettings
{
    /// <summary>The project's name.</summary>
    public required string Project { get; init; }

    /// <summary>The stack's name.</summary>
    public required string Stack { get; init; }

    /// <summary>The settings, by full key (<c>gcp:project</c>), as the program reads them.</summary>
    public IReadOnlyDictionary<string, string> Config { get; init; } = new Dictionary<string, string>();

    /// <summary>The keys whose values are secret.</summary>
    public IReadOnlySet<string> SecretKeys { get; init; } = new HashSet<string>();

    /// <summary>Outputs of other stacks, by <c>organization/project/stack</c>, for stack references.</summary>
    public IReadOnlyDictionary<string, MapValue> References { get; init; } = new Dictionary<string, MapValue>();
}
