namespace Stacks;

/// <summary>Arguments of <see cref="GitHub"/>.</summary>
public sealed record GitHubArgs
{
    /// <summary>The project and the repository.</summary>
    public required GitHubSettings Settings { get; init; }

    /// <summary>The deployed parts of the systems in the stack.</summary>
    /// <value>Default: none; workflows can preview but not deploy.</value>
    public IReadOnlyList<DeployedParts> Systems { get; init; } = [];
}
