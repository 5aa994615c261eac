using Infra.Identity;
using Infra.Secrets;

namespace Infra.Delivery;

/// <summary>Arguments of <see cref="DeliveryPipeline"/>.</summary>
public sealed record DeliveryPipelineArgs
{
    /// <summary>The project's id.</summary>
    public required string Project { get; init; }

    /// <summary>The region it builds in, <c>europe-west1</c>.</summary>
    public required string Region { get; init; }

    /// <summary>The repository, and who approves.</summary>
    public required DeliveryPipelineSettings Settings { get; init; }

    /// <summary>The branch whose every commit is built.</summary>
    /// <value>Default <c>main</c>.</value>
    public string Branch { get; init; } = "main";

    /// <summary>The account it builds as.</summary>
    public required WorkloadIdentity Identity { get; init; }

    /// <summary>A token that steps which ask for it find in <c>TOKEN</c>, granted to <see cref="Identity"/>.</summary>
    public required SecretAccess Token { get; init; }

    /// <summary>What it does, one step after the other.</summary>
    public required IReadOnlyList<BuildStep> Steps { get; init; }
}
