using Infra.Google.Monitoring;
using Infra.Services;

namespace Stacks;

/// <summary>The alert rules and charts of Phoenix, in the order of requirement P6.</summary>
/// <remarks>
/// Alerts select services by name prefix, so adding or removing a service changes no alert. Phoenix has no queue among its resources, so
/// "queue above 1000" and "queue below 100" cannot be measured (docs/coverage.md).
/// </remarks>
internal static class PhoenixAlerts
{
    private const double ErrorPercent = 5;
    private const double MemoryPercent = 95;

    private const double WatchedCpuPercent = 80;
    private const double WatchedMemoryPercent = 85;
    private const double WatchedPageErrorPercent = 1;
    private const double WatchedApiErrorPercent = 0.1;

    private static readonly TimeSpan ErrorDuration = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Latency = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LatencyDuration = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MemoryDuration = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan WatchedPageLatency = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan WatchedApiLatency = TimeSpan.FromMilliseconds(500);

    /// <summary>The window over which CPU utilization is averaged.</summary>
    private static readonly TimeSpan CpuWindow = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The duration for "immediately": the minimum that Google allows for missing data, and too long for a single lost response to fire the
    /// alert.
    /// </summary>
    private static readonly TimeSpan DownDuration = TimeSpan.FromMinutes(1);

    /// <summary>A host is down if more than this number of locations cannot reach it.</summary>
    private const int FailingLocations = 1;

    /// <summary>Returns the alert rules.</summary>
    /// <param name="prefix">The prefix of the names of services and hosts.</param>
    /// <param name="uptimePeriod">The interval of the uptime checks.</param>
    public static IReadOnlyList<AlertRule> Of(string prefix, TimeSpan uptimePeriod)
    {
        var services = LabelMatch.StartsWith(MetricLabel.Service, prefix);
        var workers = LabelMatch.StartsWith(MetricLabel.WorkerPool, prefix);
        return [.. Down(LabelMatch.StartsWith(MetricLabel.Host, prefix), workers, uptimePeriod), .. Bad(services, workers)];
    }

    private static IEnumerable<AlertRule> Down(LabelMatch hosts, LabelMatch workers, TimeSpan uptimePeriod) =>
        [
            Rule(
                "service-down",
                "A service does not answer",
                AlertSeverity.Critical,
                DownDuration,
                new AlertCondition(Failing(hosts, uptimePeriod), Threshold.Count(FailingLocations))
            ),
            Rule(
                "worker-down",
                "A worker has no instance",
                AlertSeverity.Critical,
                DownDuration,
                new AlertCondition(Instances(workers), Threshold.Count(1)) { Comparison = AlertComparison.Below, BreachesWhenSilent = true }
            ),
        ];

    private static IEnumerable<AlertRule> Bad(LabelMatch services, LabelMatch workers) =>
        [
            Rule(
                "service-errors",
                $"More than {Threshold.Percent(ErrorPercent)} of a service's requests fail",
                AlertSeverity.Critical,
                ErrorDuration,
                new AlertCondition(ServiceQueries.Failures(services), Threshold.Percent(ErrorPercent))
                {
                    Of = ServiceQueries.Requests(services),
                }
            ),
            Rule(
                "service-latency",
                $"1 request of 20 takes more than {Threshold.Time(Latency)}",
                AlertSeverity.Error,
                LatencyDuration,
                new AlertCondition(ServiceQueries.Latency(services, Reducer.Percentile95), Threshold.Time(Latency))
            ),
            Rule(
                "service-memory",
                $"Memory above {Threshold.Percent(MemoryPercent)}",
                AlertSeverity.Error,
                MemoryDuration,
                new AlertCondition(Memory(Metrics.ServiceMemory, services, MetricLabel.Service), Threshold.Percent(MemoryPercent)),
                new AlertCondition(Memory(Metrics.WorkerMemory, workers, MetricLabel.WorkerPool), Threshold.Percent(MemoryPercent))
            ),
        ];

    /// <summary>Returns charts of metrics without an alert.</summary>
    /// <param name="prefix">The prefix of the services' names.</param>
    /// <param name="services">The services.</param>
    public static IReadOnlyList<Chart> Charts(string prefix, IReadOnlyList<ServiceSpecification> services) =>
        [
            .. Watched("Pages", ServiceRole.Web, services, WatchedPageLatency, WatchedPageErrorPercent),
            .. Watched("APIs", ServiceRole.Api, services, WatchedApiLatency, WatchedApiErrorPercent),
            Used("CPU", Metrics.ServiceCpu, Metrics.WorkerCpu, prefix, WatchedCpuPercent),
            Used("Memory", Metrics.ServiceMemory, Metrics.WorkerMemory, prefix, WatchedMemoryPercent),
        ];

    private static IEnumerable<Chart> Watched(
        string title,
        ServiceRole role,
        IReadOnlyList<ServiceSpecification> services,
        TimeSpan latency,
        double errorPercent
    )
    {
        var names = services.Where(service => service.Role == role).Select(service => service.Name).ToList();
        if (names.Count == 0)
        {
            yield break;
        }

        var which = LabelMatch.OneOf(MetricLabel.Service, names);
        yield return new()
        {
            Title = $"{title}: time that 95 of 100 requests stay under",
            Series = [new(ServiceQueries.Latency(which, Reducer.Percentile95))],
            Lines = [new("watch", Threshold.Time(latency))],
        };
        yield return new()
        {
            Title = $"{title}: share of requests that fail",
            Series = [new(ServiceQueries.Failures(which), ServiceQueries.Requests(which))],
            Lines = [new("watch", Threshold.Percent(errorPercent))],
        };
    }

    private static Chart Used(string title, Metric ofServices, Metric ofWorkers, string prefix, double percent) =>
        new()
        {
            Title = $"{title}: mean over five minutes",
            Series =
            [
                new(Mean(ofServices, LabelMatch.StartsWith(MetricLabel.Service, prefix), MetricLabel.Service)),
                new(Mean(ofWorkers, LabelMatch.StartsWith(MetricLabel.WorkerPool, prefix), MetricLabel.WorkerPool)),
            ],
            Lines = [new("watch", Threshold.Percent(percent))],
        };

    private static AlertRule Rule(
        string name,
        string title,
        AlertSeverity severity,
        TimeSpan duration,
        params IReadOnlyList<AlertCondition> conditions
    ) =>
        new()
        {
            Name = name,
            Title = title,
            Severity = severity,
            Duration = duration,
            Conditions = conditions,
        };

    /// <summary>
    /// Returns the number of locations that cannot reach a host. The window is two periods, because a result is valid until the next one,
    /// which may be late.
    /// </summary>
    private static MetricQuery Failing(LabelMatch which, TimeSpan period) =>
        new()
        {
            Metric = Metrics.UptimePassed,
            Where = [which],
            Aligner = Aligner.NextOlder,
            Window = 2 * period,
            Reducer = Reducer.CountFalse,
            GroupBy = [MetricLabel.Host],
        };

    private static MetricQuery Instances(LabelMatch which) =>
        new()
        {
            Metric = Metrics.WorkerInstances,
            Where = [which],
            Aligner = Aligner.Max,
            Reducer = Reducer.Sum,
            GroupBy = [MetricLabel.WorkerPool],
        };

    private static MetricQuery Memory(Metric metric, LabelMatch which, string name) =>
        new()
        {
            Metric = metric,
            Where = [which],
            Aligner = Aligner.Delta,
            Reducer = Reducer.Percentile99,
            GroupBy = [name],
        };

    private static MetricQuery Mean(Metric metric, LabelMatch which, string name) =>
        Memory(metric, which, name) with
        {
            Reducer = Reducer.Mean,
            Window = CpuWindow,
        };
}
