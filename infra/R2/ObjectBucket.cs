using Infra.Composition;
using Infra.Settings;
using Pulumi;
using Pulumi.Cloudflare;
using Pulumi.Cloudflare.Inputs;

namespace Infra.R2;

/// <summary>An R2 bucket for files, private to the Workers that are bound to it, which nothing here can delete.</summary>
/// <remarks>Changing its name replaces it: it is protected, and kept where the stack goes.</remarks>
public sealed class ObjectBucket : ComponentResource
{
    private const string TypeToken = "platform:r2:ObjectBucket";

    /// <summary>Uploads that were begun and never ended are paid for until somebody ends them.</summary>
    private static readonly TimeSpan UnfinishedUploads = TimeSpan.FromDays(7);

    /// <param name="name">The bucket's name.</param>
    /// <param name="args">Whose it is, where, and how long files are kept.</param>
    /// <param name="options">Options of the component; what it depends on its resources depend on too.</param>
    public ObjectBucket(string name, ObjectBucketArgs args, ComponentResourceOptions? options = null)
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

    /// <summary>Its name.</summary>
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
