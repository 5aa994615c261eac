using Engine.Values;

namespace Engine.Projects;

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
