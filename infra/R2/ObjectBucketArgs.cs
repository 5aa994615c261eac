using Infra.Accounts;

namespace Infra.R2;

/// <summary>Arguments of <see cref="ObjectBucket"/>.</summary>
public sealed record ObjectBucketArgs
{
    /// <summary>The account's id.</summary>
    public required string Account { get; init; }

    /// <summary>Where it is kept; a hint, which Cloudflare follows once, when the name is first used.</summary>
    public required CloudflareLocation Location { get; init; }

    /// <summary>How long a file is kept.</summary>
    /// <value>Whole days; default none: files are kept until somebody deletes them.</value>
    public TimeSpan Retention { get; init; } = TimeSpan.Zero;
}
