using Infra.Quantities;

namespace Infra.Google.LoadBalancing;

/// <summary>The limits of load balancers.</summary>
internal static class LoadBalancerLimits
{
    /// <summary>Source: https://cloud.google.com/armor/docs/rate-limiting-overview (a count of 1 to 10,000 per interval).</summary>
    public static readonly Limit<int> RequestsPerMinute = new(1, 10_000, "requests");

    /// <summary>
    /// A traffic percentage; the API accepts 0 to 1,000 with any sum. Source:
    /// https://cloud.google.com/compute/docs/reference/rest/v1/urlMaps (weightedBackendServices[].weight).
    /// </summary>
    public static readonly Limit<int> Weight = new(0, WholeWeight, "percent");

    /// <summary>The sum of the weights.</summary>
    public const int WholeWeight = 100;
}
