namespace Infra.Google.Iam;

/// <summary>Arguments of <see cref="GitHubFederation"/>.</summary>
public sealed record GitHubFederationArgs
{
    /// <summary>The repository.</summary>
    public required GitHubRepositorySettings Settings { get; init; }

    /// <summary>The branch that deployments run from.</summary>
    /// <value>Default <c>main</c>.</value>
    public string Branch { get; init; } = "main";
}
