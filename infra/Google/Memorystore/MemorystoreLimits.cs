using Infra.Quantities;

namespace Infra.Google.Memorystore;

/// <summary>The limits of Memorystore for Redis.</summary>
internal static class MemorystoreLimits
{
    /// <summary>Source: https://cloud.google.com/memorystore/docs/redis/pricing (1 to 300 GB).</summary>
    public static readonly Limit<Gibibytes> Memory = new(new(1), new(300));
}
