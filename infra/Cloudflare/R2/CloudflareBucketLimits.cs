using Infra.Quantities;

namespace Infra.Cloudflare.R2;

/// <summary>The limits of R2.</summary>
public static class CloudflareBucketLimits
{
    /// <summary>
    /// The retention of files. Zero means unlimited; other values create a lifecycle rule, whose age the API takes in seconds. Source:
    /// https://developers.cloudflare.com/r2/buckets/object-lifecycles/ (whole days; ten years are this project's own limit).
    /// </summary>
    public static readonly Limit<TimeSpan> Retention = new(TimeSpan.Zero, TimeSpan.FromDays(3_650));
}
