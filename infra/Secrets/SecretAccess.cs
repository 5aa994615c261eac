using Pulumi;

namespace Infra.Secrets;

/// <summary>A secret that a workload may read.</summary>
/// <param name="SecretId">The secret's id in its project.</param>
/// <param name="Version">The version to read.</param>
/// <param name="Prerequisites">What must exist before a service that reads it starts.</param>
public sealed record SecretAccess(Output<string> SecretId, Output<string> Version, IReadOnlyList<Resource> Prerequisites);
