namespace Infra.Identity;

/// <summary>Arguments of <see cref="WorkloadIdentity"/>.</summary>
public sealed record WorkloadIdentityArgs
{
    /// <summary>The project's id.</summary>
    public required string Project { get; init; }

    /// <summary>What the account is for, as consoles show it.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Roles in the whole project.</summary>
    /// <value>Default: writing logs and metrics. Roles on single resources are granted where those are declared.</value>
    public IReadOnlyList<string> ProjectRoles { get; init; } = [ProjectRole.LogWriter, ProjectRole.MetricWriter];
}
