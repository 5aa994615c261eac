namespace Review.Cost.Usage;

/// <summary>The quantities that <c>usage.yaml</c> may give for a resource: monthly numbers, from 0.</summary>
internal static class Quantities
{
    /// <summary>No documented maximum; this one catches typos.</summary>
    public const decimal Maximum = 1_000_000_000_000_000;

    private static readonly Dictionary<string, Quantity> Known = new Quantity[]
    {
        new("activeVersions", "versions of a secret that are enabled or disabled, not destroyed"),
        new("backupGibibytes", "GiB of backups kept"),
        new("buildMinutes", "minutes of builds"),
        new("cacheEgressGibibytes", "GiB that the cache serves"),
        new("concurrentRequests", "requests that an instance serves at once, on average", 1),
        new("connectedHours", "hours of instances with an open WebSocket"),
        new("cpuMilliseconds", "milliseconds of processor time"),
        new("egressGibibytes", "GiB to the internet, past no load balancer"),
        new("inboundGibibytes", "GiB in"),
        new("instanceHours", "hours of instances beyond the minimum"),
        new("logGibibytes", "GiB of logs"),
        new("messageBytes", "bytes of a message, on average", 1_000),
        new("monthlyAccesses", "accesses"),
        new("monthlyExecutions", "executions"),
        new("monthlyMessages", "messages"),
        new("monthlyRequests", "requests"),
        new("neurons", "neurons, Cloudflare's unit of inference"),
        new("outboundGibibytes", "GiB out"),
        new("queriedDimensions", "vectors looked at or stored in queries, times their dimensions"),
        new("readOperations", "reading operations, class B"),
        new("requestMilliseconds", "milliseconds of a request, on average"),
        new("retainedGibibytes", "GiB of messages kept"),
        new("rowsRead", "rows read"),
        new("rowsWritten", "rows written"),
        new("storedDimensions", "vectors stored, times their dimensions"),
        new("storedGibibytes", "GiB stored"),
        new("taskSeconds", "seconds of a task, on average"),
        new("timeSeries", "time series that a condition returns each time it runs"),
        new("writeOperations", "writing and listing operations, class A"),
    }.ToDictionary(quantity => quantity.Name, StringComparer.Ordinal);

    public static IEnumerable<Quantity> All => Known.Values;

    public static Quantity Of(string name) => Known[name];

    public static bool Has(string name) => Known.ContainsKey(name);
}

/// <summary>One quantity of usage.</summary>
/// <param name="Name">The name in <c>usage.yaml</c>.</param>
/// <param name="Meaning">What it counts per month.</param>
/// <param name="Default">The value if none is given; null without a default.</param>
internal sealed record Quantity(string Name, string Meaning, decimal? Default = null);
