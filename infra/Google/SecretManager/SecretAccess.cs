using Pulumi;

namespace Infra.Google.SecretManager;

/// <summary>A secret that a workload can read.</summary>
/// <param name="SecretId">The secret ID within its project.</param>
/// <param name="Version">The version to read.</param>
/// <param name="Prerequisites">The resources that must exist before a service that reads the secret starts.</param>
public sealed record SecretAccess(Output<string> SecretId, Output<string> Version, IReadOnlyList<Resource> Prerequisites);
