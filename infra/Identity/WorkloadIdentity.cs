using Infra.Composition;
using Pulumi;
using Pulumi.Gcp.Storage;
using Account = Pulumi.Gcp.ServiceAccount.Account;
using IAMMember = Pulumi.Gcp.Projects.IAMMember;
using Impersonation = Pulumi.Gcp.ServiceAccount.IAMMember;

namespace Infra.Identity;

/// <summary>The account one workload runs as. No two workloads share one, so that each grant says who it is for.</summary>
public sealed class WorkloadIdentity : ComponentResource
{
    private const string TypeToken = "platform:identity:WorkloadIdentity";

    private readonly Account _account;

    /// <param name="name">The account's id, 6 to 30 characters: what its e-mail begins with.</param>
    /// <param name="args">What it is for, and its roles in the whole project.</param>
    /// <param name="options">Options of the component; what it depends on its resources depend on too.</param>
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

    /// <summary>The account's address.</summary>
    public Output<string> Email { get; }

    /// <summary>The account as policies name it, <c>serviceAccount:{email}</c>.</summary>
    public Output<string> Member { get; }

    /// <summary>Lets a deployer give this account to what it deploys.</summary>
    /// <param name="deployer">The deployer's name, for the grant's own.</param>
    /// <param name="identity">The deployer.</param>
    /// <param name="holder">The component that asks for the grant and goes with it.</param>
    public void AllowUse(string deployer, WorkloadIdentity identity, ComponentResource holder) =>
        AllowImpersonation($"{deployer}-{_account.GetResourceName()}", "roles/iam.serviceAccountUser", identity.Member, holder);

    /// <summary>Grants a role on this account, and on no other.</summary>
    /// <param name="name">The grant's name.</param>
    /// <param name="role">The role.</param>
    /// <param name="member">Who gets it, as policies name them.</param>
    /// <param name="holder">The component that asks for the grant and goes with it.</param>
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

    /// <summary>Grants this account a role on a bucket that the program does not make.</summary>
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
