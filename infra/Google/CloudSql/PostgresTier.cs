namespace Infra.Google.CloudSql;

/// <summary>The machine tiers of a Cloud SQL instance, with the maximum number of connections of each.</summary>
/// <remarks>Source: https://cloud.google.com/sql/docs/postgres/flags (max_connections by memory).</remarks>
public static class PostgresTier
{
    /// <summary>Maximum connections by tier; tiers that are not listed are not allowed.</summary>
    public static IReadOnlyDictionary<string, int> MaximumConnections { get; } =
        new SortedDictionary<string, int>(StringComparer.Ordinal)
        {
            ["db-custom-1-3840"] = 100,
            ["db-custom-2-7680"] = 400,
            ["db-custom-4-15360"] = 500,
            ["db-f1-micro"] = 25,
            ["db-g1-small"] = 50,
        };
}
