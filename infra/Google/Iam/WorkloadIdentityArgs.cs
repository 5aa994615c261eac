namespace Infra.Google.Iam;

/// <summary>Arguments of <see cref="WorkloadIdentity"/>.</summary>
public sealed record WorkloadIdentityArgs
{
    /// <summary>The project ID.</summary>
    public required string Project { get; init; }

    /// <summary>The display name shown in the console.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The project-wide roles.</summary>
    /// <value>Default: writing logs and metrics. Roles on single resources are granted where those resources are declared.</value>
    public IReadOnlyList<string> ProjectRoles { get; init; } = [ProjectRole.LogWriter, ProjectRole.MetricWriter];
}
