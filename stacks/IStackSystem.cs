using System.Collections.Immutable;

namespace Stacks;

/// <summary>A system that was declared in a stack.</summary>
public interface IStackSystem
{
    /// <summary>The parts that a deployment needs extra access to.</summary>
    /// <value>Default: none.</value>
    DeployedParts Parts => DeployedParts.None;

    /// <summary>The stack outputs of the system, by name.</summary>
    /// <value>Default: none.</value>
    IReadOnlyDictionary<string, object?> Outputs => ImmutableDictionary<string, object?>.Empty;
}
