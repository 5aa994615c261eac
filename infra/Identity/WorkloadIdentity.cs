using Infra.Composition;
using Pulumi;
using Account = Pulumi.Gcp.ServiceAccount.Account;
using IAMMember = Pulumi.Gcp.Projects.IAMMember;

namespace Infra.Identity;

/// <summary>The account one workload runs as. No two workloads share one, so that each grant says who it is for.</summary>
public sealed class WorkloadIdentity : ComponentResource
{
    private const string TypeToken = "platform:identity:WorkloadIdentity";

    /// <param name="name">The account's id, 6 to 30 characters: what its e-mail begins with.</param>
    /// <param name="args">What it is for, and its roles in the whole project.</param>
    /// <param name="options">Options of the component; what it depends on its resources depend on too.</param>
    public WorkloadIdentity(string name, WorkloadIdentityArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var child = ChildOptions.Of(this, options);
        var account = new Account(name, new() { AccountId = name, DisplayName = args.DisplayName }, child);
        foreach (var role in args.ProjectRoles)
        {
            _ = new IAMMember(
                $"{name}-{role.Split('/')[1]}",
                new()
                {
                    Project = args.Project,
                    Role = role,
                    Member = account.Member,
                },
                new() { Parent = this, ReplaceWith = { account } }
            );
        }

        Email = account.Email;
        Member = account.Member;
        RegisterOutputs(new Dictionary<string, object?> { ["email"] = Email });
    }

    /// <summary>The account's address.</summary>
    public Output<string> Email { get; }

    /// <summary>The account as policies name it, <c>serviceAccount:{email}</c>.</summary>
    public Output<string> Member { get; }
}
