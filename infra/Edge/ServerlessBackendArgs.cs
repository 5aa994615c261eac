using Infra.Services;
using Pulumi;

namespace Infra.Edge;

/// <summary>Arguments of <see cref="ServerlessBackend"/>.</summary>
public sealed record ServerlessBackendArgs
{
    /// <summary>The service's region.</summary>
    public required string Region { get; init; }

    /// <summary>The service that answers.</summary>
    public required CloudRunService Service { get; init; }

    /// <summary>The policy that says which requests reach it.</summary>
    public required Input<string> SecurityPolicyId { get; init; }
}
