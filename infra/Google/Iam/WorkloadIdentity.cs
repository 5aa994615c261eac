using Infra.Composition;
using Pulumi;
using Pulumi.Gcp.Storage;
using Account = Pulumi.Gcp.ServiceAccount.Account;
using IAMMember = Pulumi.Gcp.Projects.IAMMember;
using Impersonation = Pulumi.Gcp.ServiceAccount.IAMMember;

namespace Infra.Google.Iam;

/// <summary>
/// The service account of one workload. Workloads do not share service accounts, so each grant applies to exactly one of them.
/// </summary>
public sealed class WorkloadIdentity : ComponentResource
{
    private const string TypeToken = "platform:identity:WorkloadIdentity";

    private readonly Account _account;

    /// <param name="name">The account ID, 6 to 30 characters, which is the local part of its e-mail address.</param>
    /// <param name="args">The display name and the project-wide roles.</param>
    /// <param name="options">Component options. The component's resources inherit its dependencies.</param>
    public WorkloadIdentity(string name, WorkloadIdentityArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var child = ChildOptions.Of(this, options);
        _account = new Account(name, new() { AccountId = name, DisplayName = args.DisplayName }, child);
        foreach (var role in args.ProjectRoles)
        {
            _ = new IAMMember(
                $"{name}-{role.Split('/')[1]}",
                new()
                {
                    Project = args.Project,
                    Role = role,
                    Member = _account.Member,
                },
                new() { Parent = this, ReplaceWith = { _account } }
            );
        }

        Email = _account.Email;
        Member = _account.Member;
        RegisterOutputs(new Dictionary<string, object?> { ["email"] = Email });
    }

    /// <summary>The service account's e-mail address.</summary>
    public Output<string> Email { get; }

    /// <summary>The service account as an IAM member, <c>serviceAccount:{email}</c>.</summary>
    public Output<string> Member { get; }

    /// <summary>Allows a deployer to attach this service account to the resources it deploys.</summary>
    /// <param name="deployer">The deployer's name, used in the name of the grant.</param>
    /// <param name="identity">The deployer.</param>
    /// <param name="holder">The component that owns the grant and is deleted with it.</param>
    public void AllowUse(string deployer, WorkloadIdentity identity, ComponentResource holder) =>
        AllowImpersonation($"{deployer}-{_account.GetResourceName()}", "roles/iam.serviceAccountUser", identity.Member, holder);

    /// <summary>Grants a role on this service account only.</summary>
    /// <param name="name">The grant's name.</param>
    /// <param name="role">The role.</param>
    /// <param name="member">The IAM member that receives the role.</param>
    /// <param name="holder">The component that owns the grant and is deleted with it.</param>
    internal void AllowImpersonation(string name, string role, Input<string> member, ComponentResource holder) =>
        _ = new Impersonation(
            name,
            new()
            {
                ServiceAccountId = _account.Name,
                Role = role,
                Member = member,
            },
            new() { Parent = holder, ReplaceWith = { _account } }
        );

    /// <summary>Grants this service account a role on a bucket that the program does not manage.</summary>
    /// <param name="name">The grant's name.</param>
    /// <param name="bucket">The bucket.</param>
    /// <param name="role">The role.</param>
    public void GrantOnBucket(string name, string bucket, string role) =>
        _ = new BucketIAMMember(
            name,
            new()
            {
                Bucket = bucket,
                Role = role,
                Member = Member,
            },
            new() { Parent = this, ReplaceWith = { _account } }
        );
}
