using Infra.Google.Iam;
using Infra.Google.SecretManager;

namespace Infra.Google.CloudBuild;

/// <summary>Arguments of <see cref="DeliveryPipeline"/>.</summary>
public sealed record DeliveryPipelineArgs
{
    /// <summary>The project ID.</summary>
    public required string Project { get; init; }

    /// <summary>The region in which builds run, such as <c>europe-west1</c>.</summary>
    public required string Region { get; init; }

    /// <summary>The repository and the approval setting.</summary>
    public required DeliveryPipelineSettings Settings { get; init; }

    /// <summary>The branch whose commits are built.</summary>
    /// <value>Default <c>main</c>.</value>
    public string Branch { get; init; } = "main";

    /// <summary>The service account of the builds.</summary>
    public required WorkloadIdentity Identity { get; init; }

    /// <summary>The token that steps can receive as <c>TOKEN</c>, granted to <see cref="Identity"/>.</summary>
    public required SecretAccess Token { get; init; }

    /// <summary>The build steps, in order.</summary>
    public required IReadOnlyList<BuildStep> Steps { get; init; }
}
