using Infra.Database;
using Infra.Identity;
using Infra.Secrets;

namespace Stacks;

/// <summary>What of a system a deployment touches that takes more than a role in the project.</summary>
/// <param name="Identities">Accounts that it gives to what it deploys.</param>
/// <param name="Secrets">Secrets whose values it writes, and reads again to see whether they are still those.</param>
/// <param name="Migrations">Migrations whose scripts it uploads.</param>
public sealed record DeployedParts(
    IReadOnlyList<WorkloadIdentity> Identities,
    IReadOnlyList<StoredSecret> Secrets,
    IReadOnlyList<PostgresMigration> Migrations
);
