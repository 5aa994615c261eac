namespace Review.Cost.Models;

/// <summary>Cloud Monitoring: alert conditions, the time series that they read, and uptime checks.</summary>
internal static class Monitoring
{
    private const decimal Million = 1_000_000;

    private const decimal ExecutionsOfTheRate = 1_000;

    /// <summary>The interval between evaluations. Source: https://cloud.google.com/monitoring/alerts/cost-control.</summary>
    private const decimal SecondsBetweenEvaluations = 30;

    /// <summary>
    /// The regions of an uptime check that names none. Source: https://cloud.google.com/monitoring/uptime-checks/introduction.
    /// </summary>
    private const decimal RegionsOfUptimeChecks = 6;

    /// <summary>
    /// The default interval between checks, in seconds. Source: the provider's documentation of uptimeCheckConfig.period.
    /// </summary>
    private const decimal DefaultPeriod = 300;

    public static PriceModel AlertPolicy { get; } =
        new(
            ["timeSeries"],
            pricing =>
            {
                var conditions = pricing.Resource.Inputs.Items("conditions").Count();
                return
                [
                    pricing.Fixed(conditions == 1 ? "1 condition" : $"{conditions} conditions", "gcp.monitoring.condition", conditions),
                    pricing.ByUsage(
                        "time series read",
                        "gcp.monitoring.series",
                        "timeSeries",
                        Million * SecondsBetweenEvaluations / Money.SecondsPerMonth / Math.Max(1, conditions)
                    ),
                ];
            }
        );

    public static PriceModel UptimeCheck { get; } =
        new(
            [],
            pricing =>
            {
                var inputs = pricing.Resource.Inputs;
                var named = inputs.Items("selectedRegions").Count();
                var regions = named == 0 ? RegionsOfUptimeChecks : named;
                var executions = regions * Money.SecondsPerMonth / Math.Max(1, inputs.Seconds("period") ?? DefaultPeriod);
                return [pricing.Fixed($"{Money.Exact(regions)} regions", "gcp.monitoring.uptime", executions / ExecutionsOfTheRate)];
            }
        );
}
