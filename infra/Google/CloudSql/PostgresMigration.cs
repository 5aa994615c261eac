using System.Security.Cryptography;
using System.Text;
using Infra.Composition;
using Infra.Google.Iam;
using Infra.Google.SecretManager;
using Pulumi;
using Pulumi.Command.Local;
using Pulumi.Gcp.CloudRunV2;
using Pulumi.Gcp.Storage;
using Pulumi.Gcp.Storage.Inputs;

namespace Infra.Google.CloudSql;

/// <summary>
/// A Cloud Run job that applies SQL scripts to a database from inside its private network, whenever one of the scripts is new.
/// </summary>
/// <remarks>
/// The job mounts a bucket with the scripts. It records which scripts are applied and refuses a changed one, so running it again is safe.
/// The deploying machine starts it with <c>gcloud</c>.
/// </remarks>
public sealed class PostgresMigration : ComponentResource
{
    private const string TypeToken = "platform:database:PostgresMigration";

    private readonly Bucket _bucket;

    /// <param name="name">The job's name.</param>
    /// <param name="args">The database and the scripts.</param>
    /// <param name="options">Component options. The component's resources inherit its dependencies.</param>
    public PostgresMigration(string name, PostgresMigrationArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        _bucket = CreateBucket(name, args, options);
        var scripts = args
            .Scripts.OrderBy(script => script.Key, StringComparer.Ordinal)
            .Select(script => Upload(name, script.Key, script.Value, _bucket))
            .ToArray();
        var reading = new BucketIAMMember(
            $"{name}-scripts",
            new()
            {
                Bucket = _bucket.Name,
                Role = "roles/storage.objectViewer",
                Member = args.Identity.Member,
            },
            new() { Parent = this, ReplaceWith = { _bucket } }
        );
        var password = args.Database.MigrationPassword.GrantTo(name, args.Identity);
        var job = CreateJob(name, _bucket, password, args, [reading, .. password.Prerequisites, .. scripts, .. args.Database.Users]);
        _ = new Command(
            $"{name}-run",
            new()
            {
                Create = Output.Format($"gcloud run jobs execute {job.Name} --project={args.Project} --region={args.Region} --wait"),
                Triggers = new object[] { Fingerprint(args) },
            },
            new() { Parent = this, DependsOn = { job } }
        );
        RegisterOutputs(new Dictionary<string, object?> { ["job"] = job.Name });
    }

    /// <summary>Grants a deployer a role on the bucket with the scripts.</summary>
    /// <param name="deployer">The deployer's name, used in the name of the grant.</param>
    /// <param name="role">The role on the bucket.</param>
    /// <param name="identity">The deployer.</param>
    /// <param name="holder">The component that owns the grant and is deleted with it.</param>
    public void AllowScripts(string deployer, string role, WorkloadIdentity identity, ComponentResource holder) =>
        _ = new BucketIAMMember(
            $"{deployer}-{_bucket.GetResourceName()}-scripts",
            new()
            {
                Bucket = _bucket.Name,
                Role = role,
                Member = identity.Member,
            },
            new() { Parent = holder, ReplaceWith = { _bucket } }
        );

    /// <summary>Returns a hash that changes whenever a script or a variable changes.</summary>
    private static string Fingerprint(PostgresMigrationArgs args)
    {
        var parts = args
            .Scripts.Concat(args.Variables)
            .OrderBy(part => part.Key, StringComparer.Ordinal)
            .Select(part => $"{part.Key}\n{part.Value}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(parts))));
    }

    private Bucket CreateBucket(string name, PostgresMigrationArgs args, ComponentResourceOptions? options) =>
        new(
            name,
            new()
            {
                // Bucket names are globally unique, so the name starts with the project ID.
                Name = $"{args.Project}-{name}",
                Location = args.Region,
                Labels = args.Labels,
                UniformBucketLevelAccess = true,
                PublicAccessPrevention = "enforced",
                // The scripts are in this repository; the bucket holds only copies.
                ForceDestroy = true,
                Versioning = new BucketVersioningArgs { Enabled = true },
            },
            ChildOptions.Of(this, options)
        );

    private BucketObject Upload(string name, string file, string content, Bucket bucket) =>
        new(
            $"{name}-{file}",
            new()
            {
                Bucket = bucket.Name,
                Name = file,
                Source = new StringAsset(content),
            },
            new() { Parent = this }
        );

    private Job CreateJob(
        string name,
        Bucket bucket,
        SecretAccess password,
        PostgresMigrationArgs args,
        IReadOnlyList<Resource> prerequisites
    ) =>
        new(
            name,
            new()
            {
                Name = name,
                Location = args.Region,
                Labels = args.Labels,
                // The job holds no data: its results are in the database.
                DeletionProtection = false,
                Template = PostgresMigrationTemplate.Of(bucket.Name, password, args),
            },
            new() { Parent = this, DependsOn = prerequisites.ToArray() }
        );
}
