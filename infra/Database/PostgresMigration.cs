using System.Security.Cryptography;
using System.Text;
using Infra.Composition;
using Infra.Secrets;
using Pulumi;
using Pulumi.Command.Local;
using Pulumi.Gcp.CloudRunV2;
using Pulumi.Gcp.Storage;
using Pulumi.Gcp.Storage.Inputs;

namespace Infra.Database;

/// <summary>Applies SQL scripts to a database from inside its network, where nothing else can, whenever one of them is new.</summary>
/// <remarks>
/// The scripts lie in a bucket that the job mounts. The job itself says which are applied already and refuses a changed one; running it
/// again does no harm. It is started with <c>gcloud</c>, which the deploying machine needs.
/// </remarks>
public sealed class PostgresMigration : ComponentResource
{
    private const string TypeToken = "platform:database:PostgresMigration";

    /// <param name="name">The job's name.</param>
    /// <param name="args">The database and the scripts.</param>
    /// <param name="options">Options of the component; what it depends on its resources depend on too.</param>
    public PostgresMigration(string name, PostgresMigrationArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var bucket = CreateBucket(name, args, options);
        var scripts = args
            .Scripts.OrderBy(script => script.Key, StringComparer.Ordinal)
            .Select(script => Upload(name, script.Key, script.Value, bucket))
            .ToArray();
        var reading = new BucketIAMMember(
            $"{name}-scripts",
            new()
            {
                Bucket = bucket.Name,
                Role = "roles/storage.objectViewer",
                Member = args.Identity.Member,
            },
            new() { Parent = this, ReplaceWith = { bucket } }
        );
        var password = args.Database.MigrationPassword.GrantTo(name, args.Identity);
        var job = CreateJob(name, bucket, password, args, [reading, .. password.Prerequisites, .. scripts, .. args.Database.Users]);
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

    /// <summary>Differs whenever a script or a variable does.</summary>
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
                // Names of buckets are everybody's: the project's id makes this one nobody else's.
                Name = $"{args.Project}-{name}",
                Location = args.Region,
                Labels = args.Labels,
                UniformBucketLevelAccess = true,
                PublicAccessPrevention = "enforced",
                // The scripts are in this repository; the bucket holds copies.
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
                // It holds nothing: what it did is in the database.
                DeletionProtection = false,
                Template = PostgresMigrationTemplate.Of(bucket.Name, password, args),
            },
            new() { Parent = this, DependsOn = prerequisites.ToArray() }
        );
}
