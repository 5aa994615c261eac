namespace Review.Cost.Models;

/// <summary>The logs that a resource writes to Cloud Logging.</summary>
internal static class Logs
{
    public static CostLine Line(Pricing pricing) => pricing.ByUsage("logs", "gcp.logging.ingested", "logGibibytes");
}
