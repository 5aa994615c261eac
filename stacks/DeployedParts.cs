using Infra.Google.CloudSql;
using Infra.Google.Iam;
using Infra.Google.SecretManager;

namespace Stacks;

/// <summary>The parts of a system whose deployment requires more than a project-wide role.</summary>
/// <param name="Identities">The service accounts that a deployment attaches to resources.</param>
/// <param name="Secrets">The secrets whose values a deployment writes and reads back to detect differences.</param>
/// <param name="Migrations">The migrations whose scripts a deployment uploads.</param>
public sealed record DeployedParts(
    IReadOnlyList<WorkloadIdentity> Identities,
    IReadOnlyList<StoredSecret> Secrets,
    IReadOnlyList<PostgresMigration> Migrations
)
{
    /// <summary>No parts: every change needs no more than a project-wide role.</summary>
    public static DeployedParts None { get; } = new([], [], []);
}
