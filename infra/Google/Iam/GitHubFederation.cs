using Infra.Composition;
using Pulumi;
using Pulumi.Gcp.Iam;
using Pulumi.Gcp.Iam.Inputs;

namespace Infra.Google.Iam;

/// <summary>
/// Workload identity federation that lets workflows of one GitHub repository act as service accounts of the project, without keys.
/// </summary>
/// <remarks>
/// Owner and repository are pinned by number: a released name can be claimed by someone else, a number cannot. The ID of a deleted pool
/// stays reserved for 30 days. Source: https://docs.github.com/en/actions/concepts/security/openid-connect.
/// </remarks>
public sealed class GitHubFederation : ComponentResource
{
    private const string TypeToken = "platform:delivery:GitHubFederation";

    private const string Issuer = "https://token.actions.githubusercontent.com";

    private readonly WorkloadIdentityPool _pool;
    private readonly GitHubFederationArgs _args;

    /// <param name="name">The ID of the pool and the provider.</param>
    /// <param name="args">The repository.</param>
    /// <param name="options">Component options. The component's resources inherit its dependencies.</param>
    public GitHubFederation(string name, GitHubFederationArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        _args = args;
        var child = ChildOptions.Of(this, options);
        _pool = new WorkloadIdentityPool(name, new() { WorkloadIdentityPoolId = name, DisplayName = "GitHub" }, child);
        var provider = new WorkloadIdentityPoolProvider(
            name,
            new()
            {
                WorkloadIdentityPoolId = _pool.WorkloadIdentityPoolId,
                WorkloadIdentityPoolProviderId = name,
                DisplayName = "GitHub Actions",
                Oidc = new WorkloadIdentityPoolProviderOidcArgs { IssuerUri = Issuer },
                AttributeMapping =
                {
                    ["google.subject"] = "assertion.sub",
                    ["attribute.repository_id"] = "assertion.repository_id",
                    ["attribute.event_name"] = "assertion.event_name",
                    ["attribute.workflow"] = "assertion.workflow",
                    ["attribute.ref"] = "assertion.ref",
                    // A role is granted to one attribute value, so a single attribute combines both conditions and neither applies alone.
                    ["attribute.protected_environment"] =
                        $"assertion.ref == 'refs/heads/{args.Branch}' && has(assertion.environment) ? assertion.environment : 'none'",
                },
                AttributeCondition =
                    $"assertion.repository_owner_id == '{args.Settings.OwnerId}'"
                    + $" && assertion.repository_id == '{args.Settings.RepositoryId}'",
            },
            child
        );

        ProviderName = provider.Name;
        RegisterOutputs(new Dictionary<string, object?> { ["providerName"] = ProviderName });
    }

    /// <summary>The full provider name that workflows sign in with, <c>projects/{number}/…/providers/{provider}</c>.</summary>
    public Output<string> ProviderName { get; }

    /// <summary>Allows every workflow of the repository to act as a service account.</summary>
    /// <param name="account">The account's name, used in the name of the grant.</param>
    /// <param name="identity">The service account.</param>
    public void AllowRepository(string account, WorkloadIdentity identity) =>
        Allow(account, identity, $"attribute.repository_id/{_args.Settings.RepositoryId}");

    /// <summary>
    /// Allows a workflow to act as a service account while it runs on the branch and in an environment that requires approval.
    /// </summary>
    /// <param name="account">The account's name, used in the name of the grant.</param>
    /// <param name="identity">The service account.</param>
    /// <param name="environment">The GitHub environment.</param>
    public void AllowEnvironment(string account, WorkloadIdentity identity, string environment) =>
        Allow(account, identity, $"attribute.protected_environment/{environment}");

    private void Allow(string account, WorkloadIdentity identity, string workflows) =>
        identity.AllowImpersonation(
            $"{account}-workflows",
            "roles/iam.workloadIdentityUser",
            Output.Format($"principalSet://iam.googleapis.com/{_pool.Name}/{workflows}"),
            this
        );
}

/// <summary>Arguments of <see cref="GitHubFederation"/>.</summary>
public sealed record GitHubFederationArgs
{
    /// <summary>The repository.</summary>
    public required GitHubRepositorySettings Settings { get; init; }

    /// <summary>The branch that deployments run from.</summary>
    /// <value>Default <c>main</c>.</value>
    public string Branch { get; init; } = "main";
}
