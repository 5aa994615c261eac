using Infra.Cloudflare.Account;

namespace Infra.Cloudflare.R2;

/// <summary>Arguments of <see cref="CloudflareBucket"/>.</summary>
public sealed record CloudflareBucketArgs
{
    /// <summary>The Cloudflare account ID.</summary>
    public required string Account { get; init; }

    /// <summary>The location hint. Cloudflare uses it only when the name is first used.</summary>
    public required CloudflareLocation Location { get; init; }

    /// <summary>The retention of files.</summary>
    /// <value>Whole days; default none: files are kept until they are deleted explicitly.</value>
    public TimeSpan Retention { get; init; } = TimeSpan.Zero;
}
