using Infra.Quantities;

namespace Infra.Cloudflare.Workers;

/// <summary>The limits of Workers.</summary>
internal static class WorkerLimits
{
    /// <summary>
    /// A traffic percentage. A version with 0 % is left out; the API itself accepts 0.01 % to 100 %. Source:
    /// https://developers.cloudflare.com/api/resources/workers/subresources/scripts/subresources/deployments/.
    /// </summary>
    public static readonly Limit<Percentage> Share = new(Percentage.None, Percentage.Whole);

    /// <summary>Source: https://developers.cloudflare.com/workers/platform/limits/#worker-startup-time (1 second).</summary>
    public static readonly TimeSpan Startup = TimeSpan.FromSeconds(1);
}
