using Infra.Composition;
using Infra.Identity;
using Pulumi;
using Pulumi.Gcp.Compute;
using Pulumi.Gcp.Compute.Inputs;
using Pulumi.Gcp.Storage;
using Pulumi.Gcp.Storage.Inputs;

namespace Infra.Edge;

/// <summary>The files of a web page in a bucket, served by a load balancer from caches near the reader.</summary>
/// <remarks>
/// A backend bucket has no account of its own: it serves what everybody may read. Everybody may read a file whose name they know and may
/// not list the names. How long a file is cached is for its own <c>Cache-Control</c> to say, which whoever uploads it sets.
/// Source: https://cloud.google.com/storage/docs/access-control/iam-roles (Storage Legacy Object Reader).
/// </remarks>
public sealed class StaticSite : ComponentResource
{
    private const string TypeToken = "platform:edge:StaticSite";

    /// <summary>Days that a file which was overwritten or deleted can be brought back.</summary>
    private const int DaysKept = 30;

    private readonly Bucket _bucket;

    /// <param name="name">Names the backend bucket and, behind the project's id, the bucket.</param>
    /// <param name="args">Where the files are.</param>
    /// <param name="options">Options of the component; what it depends on its resources depend on too.</param>
    public StaticSite(string name, StaticSiteArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var child = ChildOptions.Of(this, options);
        _bucket = CreateBucket(name, args, options);
        _ = new BucketIAMMember(
            $"{name}-everybody",
            new()
            {
                Bucket = _bucket.Name,
                Role = "roles/storage.legacyObjectReader",
                Member = "allUsers",
            },
            new() { Parent = this, ReplaceWith = { _bucket } }
        );
        var backend = new BackendBucket(
            name,
            new()
            {
                BucketName = _bucket.Name,
                EnableCdn = true,
                CompressionMode = "AUTOMATIC",
                CdnPolicy = new BackendBucketCdnPolicyArgs { CacheMode = "USE_ORIGIN_HEADERS", RequestCoalescing = true },
                CustomResponseHeaders = SecurityHeaders.All.ToList(),
            },
            child
        );

        BucketName = _bucket.Name;
        BackendId = backend.Id;
        RegisterOutputs(new Dictionary<string, object?> { ["bucketName"] = BucketName, ["backendId"] = BackendId });
    }

    /// <summary>The bucket the files are in.</summary>
    public Output<string> BucketName { get; }

    /// <summary>What a URL map names, <c>projects/{project}/global/backendBuckets/{name}</c>.</summary>
    public Output<string> BackendId { get; }

    /// <summary>Lets an account put files there and take them away.</summary>
    /// <param name="publisher">The publisher's name, for the grant's own.</param>
    /// <param name="identity">The publisher.</param>
    public void AllowPublishing(string publisher, WorkloadIdentity identity) =>
        _ = new BucketIAMMember(
            $"{_bucket.GetResourceName()}-{publisher}",
            new()
            {
                Bucket = _bucket.Name,
                Role = "roles/storage.objectUser",
                Member = identity.Member,
            },
            new() { Parent = this, ReplaceWith = { _bucket } }
        );

    private Bucket CreateBucket(string name, StaticSiteArgs args, ComponentResourceOptions? options)
    {
        var child = ChildOptions.Of(this, options);
        child.Protect = args.Protect;
        return new Bucket(
            name,
            new()
            {
                // Names of buckets are everybody's: the project's id makes this one nobody else's.
                Name = $"{args.Project}-{name}",
                Location = args.Region,
                Labels = args.Labels,
                UniformBucketLevelAccess = true,
                PublicAccessPrevention = "inherited",
                ForceDestroy = !args.Protect,
                Versioning = new BucketVersioningArgs { Enabled = true },
                LifecycleRules =
                {
                    new BucketLifecycleRuleArgs
                    {
                        Action = new BucketLifecycleRuleActionArgs { Type = "Delete" },
                        Condition = new BucketLifecycleRuleConditionArgs { DaysSinceNoncurrentTime = DaysKept },
                    },
                },
                // The page of a folder; what is asked for and not there is the load balancer's to answer.
                Website = new BucketWebsiteArgs { MainPageSuffix = "index.html" },
            },
            child
        );
    }
}
