using Infra.Google.Iam;
using Infra.Google.ServiceUsage;
using Pulumi;

namespace Stacks;

/// <summary>The access of this repository's GitHub workflows to the project, for all systems of the stack.</summary>
/// <remarks>Separate from the systems, because each of them can be left out without affecting the deployment of the others.</remarks>
public sealed class GitHub : ComponentResource, IStackSystem
{
    /// <summary>The name in the settings.</summary>
    public const string SystemName = "github";

    private const string TypeToken = "platform:systems:GitHub";

    private static readonly string[] Apis =
    [
        "cloudresourcemanager.googleapis.com",
        "iam.googleapis.com",
        "iamcredentials.googleapis.com",
        "sts.googleapis.com",
    ];

    /// <summary>Declares the access.</summary>
    public GitHub(string name, GitHubArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var settings = args.Settings;
        var apis = new ProjectServices($"{name}-apis", new() { Project = settings.Project, Apis = Apis }, new() { Parent = this });
        var enabled = new ComponentResourceOptions { Parent = this, DependsOn = { apis } };

        var federation = new GitHubFederation(name, new() { Settings = settings.Repository }, enabled);
        var preview = CreateAccount($"{name}-preview", "Previews by GitHub", GitHubRoles.Preview, settings, enabled);
        preview.GrantOnBucket($"{name}-preview-state", settings.StateBucket, "roles/storage.objectViewer");
        federation.AllowRepository($"{name}-preview", preview);

        var deploy = CreateAccount($"{name}-deploy", "Deployments by GitHub", GitHubRoles.Deploy, settings, enabled);
        deploy.GrantOnBucket($"{name}-deploy-state", settings.StateBucket, "roles/storage.objectUser");
        federation.AllowEnvironment($"{name}-deploy", deploy, settings.Environment);

        foreach (var system in args.Systems)
        {
            AllowDeploying(name, system, preview, deploy);
        }

        Outputs = new Dictionary<string, object?>
        {
            ["github_deploy_account"] = deploy.Email,
            ["github_identity_provider"] = federation.ProviderName,
            ["github_preview_account"] = preview.Email,
        };
        RegisterOutputs(new Dictionary<string, object?> { ["providerName"] = federation.ProviderName });
    }

    /// <summary>The values that workflows sign in with.</summary>
    public IReadOnlyDictionary<string, object?> Outputs { get; }

    private static WorkloadIdentity CreateAccount(
        string name,
        string purpose,
        IReadOnlyList<string> roles,
        GitHubSettings settings,
        ComponentResourceOptions enabled
    ) =>
        new(
            name,
            new()
            {
                Project = settings.Project,
                DisplayName = purpose,
                ProjectRoles = roles,
            },
            enabled
        );

    private void AllowDeploying(string name, DeployedParts system, WorkloadIdentity preview, WorkloadIdentity deploy)
    {
        foreach (var identity in system.Identities)
        {
            identity.AllowUse($"{name}-deploy", deploy, this);
        }

        foreach (var secret in system.Secrets)
        {
            // A refresh preview compares secret values. The grant does not widen access, because the state, which the preview reads, holds
            // them too.
            secret.GrantTo($"{name}-preview", preview, this);
            secret.GrantTo($"{name}-deploy", deploy, this);
        }

        foreach (var migration in system.Migrations)
        {
            migration.AllowScripts($"{name}-preview", "roles/storage.objectViewer", preview, this);
            migration.AllowScripts($"{name}-deploy", "roles/storage.objectUser", deploy, this);
        }
    }
}

/// <summary>Arguments of <see cref="GitHub"/>.</summary>
public sealed record GitHubArgs
{
    /// <summary>The project and the repository.</summary>
    public required GitHubSettings Settings { get; init; }

    /// <summary>The deployed parts of the systems in the stack.</summary>
    /// <value>Default: none; workflows can preview but not deploy.</value>
    public IReadOnlyList<DeployedParts> Systems { get; init; } = [];
}
