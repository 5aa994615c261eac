using Infra.Google.CloudRun;
using Pulumi;

namespace Infra.Google.LoadBalancing;

/// <summary>Arguments of <see cref="ServerlessBackend"/>.</summary>
public sealed record ServerlessBackendArgs
{
    /// <summary>The service's region.</summary>
    public required string Region { get; init; }

    /// <summary>The service that handles the requests.</summary>
    public required CloudRunService Service { get; init; }

    /// <summary>The policy that decides which requests reach the service.</summary>
    public required Input<string> SecurityPolicyId { get; init; }
}
