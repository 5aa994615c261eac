namespace Infra.Database;

/// <summary>Sizes of a Cloud SQL instance, with the connections each takes.</summary>
/// <remarks>Source: https://cloud.google.com/sql/docs/postgres/flags (max_connections by memory).</remarks>
public static class PostgresTier
{
    /// <summary>Connections by tier; a tier that is not here is not offered.</summary>
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
