namespace Stacks;

/// <summary>Arguments of <see cref="GitHub"/>.</summary>
public sealed record GitHubArgs
{
    /// <summary>Project and repository.</summary>
    public required GitHubSettings Settings { get; init; }

    /// <summary>The systems that the stack holds.</summary>
    /// <value>Default: none, workflows can look and deploy nothing.</value>
    public IReadOnlyList<DeployedParts> Systems { get; init; } = [];
}
