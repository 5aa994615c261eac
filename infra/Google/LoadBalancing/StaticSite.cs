using Infra.Composition;
using Infra.Google.Iam;
using Pulumi;
using Pulumi.Gcp.Compute;
using Pulumi.Gcp.Compute.Inputs;
using Pulumi.Gcp.Storage;
using Pulumi.Gcp.Storage.Inputs;

namespace Infra.Google.LoadBalancing;

/// <summary>The files of a website in a bucket, served by a load balancer through Cloud CDN.</summary>
/// <remarks>
/// A backend bucket has no service account, so it serves only public files. Anyone can read a file whose name they know, but not list the
/// names. A file's <c>Cache-Control</c> header, set at upload, determines how long it is cached. Source:
/// https://cloud.google.com/storage/docs/access-control/iam-roles (Storage Legacy Object Reader).
/// </remarks>
public sealed class StaticSite : ComponentResource
{
    private const string TypeToken = "platform:edge:StaticSite";

    /// <summary>The number of days for which an overwritten or deleted file can be restored.</summary>
    private const int DaysKept = 30;

    private readonly Bucket _bucket;

    /// <param name="name">The name of the backend bucket and, after the project ID, of the bucket.</param>
    /// <param name="args">The location of the files.</param>
    /// <param name="options">Component options. The component's resources inherit its dependencies.</param>
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

    /// <summary>The bucket that holds the files.</summary>
    public Output<string> BucketName { get; }

    /// <summary>The backend bucket for URL maps, <c>projects/{project}/global/backendBuckets/{name}</c>.</summary>
    public Output<string> BackendId { get; }

    /// <summary>Grants a service account the right to upload and delete files.</summary>
    /// <param name="publisher">The publisher's name, used in the name of the grant.</param>
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
                // Bucket names are globally unique, so the name starts with the project ID.
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
                // The page of a folder; the load balancer handles requests for missing files.
                Website = new BucketWebsiteArgs { MainPageSuffix = "index.html" },
            },
            child
        );
    }
}
