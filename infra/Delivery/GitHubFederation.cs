using Infra.Composition;
using Infra.Identity;
using Pulumi;
using Pulumi.Gcp.Iam;
using Pulumi.Gcp.Iam.Inputs;

namespace Infra.Delivery;

/// <summary>Lets workflows of one GitHub repository act as accounts of the project, with no key anywhere.</summary>
/// <remarks>
/// Owner and repository are pinned by number: a name that is given up can be taken by somebody else, a number cannot. Pools that were
/// deleted keep their id for 30 days. Source: https://docs.github.com/en/actions/concepts/security/openid-connect.
/// </remarks>
public sealed class GitHubFederation : ComponentResource
{
    private const string TypeToken = "platform:delivery:GitHubFederation";

    private const string Issuer = "https://token.actions.githubusercontent.com";

    private readonly WorkloadIdentityPool _pool;
    private readonly GitHubFederationArgs _args;

    /// <param name="name">The id of pool and provider.</param>
    /// <param name="args">The repository.</param>
    /// <param name="options">Options of the component; what it depends on its resources depend on too.</param>
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
                    // A role is granted to one attribute's value: both conditions in one, so that neither counts without the other.
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

    /// <summary>What workflows sign in with: its whole name, <c>projects/{number}/…/providers/{provider}</c>.</summary>
    public Output<string> ProviderName { get; }

    /// <summary>Lets every workflow of the repository act as an account.</summary>
    /// <param name="account">The account's name, for the grant's own.</param>
    /// <param name="identity">The account.</param>
    public void AllowRepository(string account, WorkloadIdentity identity) =>
        Allow(account, identity, $"attribute.repository_id/{_args.Settings.RepositoryId}");

    /// <summary>Lets a workflow act as an account while it runs on the branch and in an environment that people approve.</summary>
    /// <param name="account">The account's name, for the grant's own.</param>
    /// <param name="identity">The account.</param>
    /// <param name="environment">GitHub's environment.</param>
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
