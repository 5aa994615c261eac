using Infra.Composition;
using Infra.Settings;
using Pulumi;
using Pulumi.Cloudflare;
using Pulumi.Cloudflare.Inputs;

namespace Infra.Cloudflare.R2;

/// <summary>An R2 bucket, accessible only to the Workers bound to it, that a deployment cannot delete.</summary>
/// <remarks>Changing its name replaces it, so it is protected and retained when the stack is destroyed.</remarks>
public sealed class CloudflareBucket : ComponentResource
{
    private const string TypeToken = "platform:r2:ObjectBucket";

    /// <summary>The age at which incomplete multipart uploads are aborted, because they are billed until then.</summary>
    private static readonly TimeSpan UnfinishedUploads = TimeSpan.FromDays(7);

    /// <param name="name">The bucket's name.</param>
    /// <param name="args">The account, the location and the retention of files.</param>
    /// <param name="options">Component options. The component's resources inherit its dependencies.</param>
    public CloudflareBucket(string name, CloudflareBucketArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var kept = ChildOptions.Of(this, options);
        kept.Protect = true;
        kept.RetainOnDelete = true;
        var bucket = new R2Bucket(
            name,
            new()
            {
                AccountId = args.Account,
                Name = name,
                Location = SettingName.Of(args.Location),
            },
            kept
        );
        _ = new R2BucketLifecycle(
            name,
            new()
            {
                AccountId = args.Account,
                BucketName = bucket.Name,
                Rules = Rules(args.Retention).ToList(),
            },
            new() { Parent = this }
        );

        BucketName = bucket.Name;
        RegisterOutputs(new Dictionary<string, object?> { ["bucketName"] = BucketName });
    }

    /// <summary>The bucket's name.</summary>
    public Output<string> BucketName { get; }

    private static IEnumerable<R2BucketLifecycleRuleArgs> Rules(TimeSpan retention)
    {
        yield return new R2BucketLifecycleRuleArgs
        {
            Id = "unfinished-uploads",
            Enabled = true,
            Conditions = Everything(),
            AbortMultipartUploadsTransition = new R2BucketLifecycleRuleAbortMultipartUploadsTransitionArgs
            {
                Condition = new R2BucketLifecycleRuleAbortMultipartUploadsTransitionConditionArgs
                {
                    Type = "Age",
                    MaxAge = (int)UnfinishedUploads.TotalSeconds,
                },
            },
        };
        if (retention > TimeSpan.Zero)
        {
            yield return new R2BucketLifecycleRuleArgs
            {
                Id = "retention",
                Enabled = true,
                Conditions = Everything(),
                DeleteObjectsTransition = new R2BucketLifecycleRuleDeleteObjectsTransitionArgs
                {
                    Condition = new R2BucketLifecycleRuleDeleteObjectsTransitionConditionArgs
                    {
                        Type = "Age",
                        MaxAge = (int)retention.TotalSeconds,
                    },
                },
            };
        }
    }

    private static R2BucketLifecycleRuleConditionsArgs Everything() => new() { Prefix = "" };
}
