using Infra.Quantities;

namespace Infra.Edge;

/// <summary>Limits of load balancers.</summary>
internal static class LoadBalancerLimits
{
    /// <summary>Source: https://cloud.google.com/armor/docs/rate-limiting-overview (a count of 1 to 10,000 for an interval).</summary>
    public static readonly Limit<int> RequestsPerMinute = new(1, 10_000, "requests");

    /// <summary>Shares of a hundred; the API takes 0 to 1,000 of any sum.
    /// Source: https://cloud.google.com/compute/docs/reference/rest/v1/urlMaps (weightedBackendServices[].weight).</summary>
    public static readonly Limit<int> Weight = new(0, WholeWeight, "percent");

    /// <summary>What the weights add up to.</summary>
    public const int WholeWeight = 100;
}
