using Infra.Google.Iam;
using Pulumi;

namespace Stacks;

/// <summary>What every part of Émergence needs to declare its resources.</summary>
/// <param name="Name">The name of the system, the prefix of its resources' names.</param>
/// <param name="Settings">The settings of the system.</param>
/// <param name="Labels">The labels of every resource.</param>
/// <param name="Options">The options of every part: children of the system, declared once the project's APIs are enabled.</param>
internal sealed record EmergenceScope(string Name, EmergenceSettings Settings, InputMap<string> Labels, ComponentResourceOptions Options)
{
    /// <summary>Creates a service account with roles in the project.</summary>
    public WorkloadIdentity CreateIdentity(string name, string purpose, params IReadOnlyList<string> projectRoles) =>
        new(
            name,
            new()
            {
                Project = Settings.Project,
                DisplayName = purpose,
                ProjectRoles = projectRoles,
            },
            Options
        );
}
