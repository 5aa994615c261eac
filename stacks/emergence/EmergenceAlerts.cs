using Infra.Google.CloudRun;
using Infra.Google.CloudSql;
using Infra.Google.Memorystore;
using Infra.Google.Monitoring;
using Infra.Google.PubSub;

namespace Stacks;

/// <summary>The alert rules of Émergence, in the order of requirement E8.</summary>
public sealed record EmergenceAlerts
{
    private const double DatabaseCpuPercent = 80;
    private const int DatabaseConnections = 80;
    private const double DatabaseConnectionsPercentOfTier = 80;
    private const double DatabaseDiskPercent = 80;
    private const double CacheMemoryPercent = 90;
    private const int CacheEvictionsEachMinute = 100;
    private const double CacheCpuPercent = 80;
    private const double ErrorPercent = 5;
    private const int UnackedMessages = 1_000;

    /// <summary>
    /// The alert threshold in percent of the maximum instance count. E8 does not specify a number; at 80 percent, no request is rejected
    /// yet.
    /// </summary>
    private const double InstancesPercentOfMaximum = 80;

    private static readonly TimeSpan ReplicaLag = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Latency = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ColdStart = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan OldestMessage = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The window of rare events, such as cold starts. It is longer than the alert's duration, otherwise a single event would never fire.
    /// </summary>
    private static readonly TimeSpan RareEvents = 2 * AlertRule.DefaultDuration;

    /// <summary>The project of the components.</summary>
    public required string Project { get; init; }

    /// <summary>The database.</summary>
    public required PostgresInstance Database { get; init; }

    /// <summary>The read replicas of the database, <c>{project}:{instance}</c>.</summary>
    /// <value>Default: none; there is currently no replica.</value>
    public IReadOnlyList<string> ReplicaIds { get; init; } = [];

    /// <summary>The cache.</summary>
    public required MemorystoreCache Cache { get; init; }

    /// <summary>The services that answer users: the orchestrator, and its predecessor as long as it is kept.</summary>
    public required IReadOnlyList<CloudRunService> Orchestrators { get; init; }

    /// <summary>The services that handle the agents' tasks.</summary>
    public required IReadOnlyList<CloudRunService> Workers { get; init; }

    /// <summary>The queues of the agents.</summary>
    public required IReadOnlyList<WorkQueue> Queues { get; init; }

    /// <summary>The queue for tasks that no worker could handle.</summary>
    public required DeadLetterQueue DeadLetters { get; init; }

    /// <summary>Returns the rules.</summary>
    public IReadOnlyList<AlertRule> Rules() => [.. OfDatabase(), .. OfReplicas(), .. OfCache(), .. OfServices(), .. OfQueues()];

    private IEnumerable<AlertRule> OfDatabase()
    {
        var all = LabelMatch.OneOf(MetricLabel.Database, [$"{Project}:{Database.InstanceName}", .. ReplicaIds]);
        var connections = Math.Min(DatabaseConnections, Database.MaximumConnections * DatabaseConnectionsPercentOfTier / 100);
        yield return Share("database-cpu", "Database CPU", Metrics.DatabaseCpu, all, DatabaseCpuPercent);
        yield return Rule(
            "database-connections",
            "Database connections near what they may be",
            AlertSeverity.Error,
            // Connections are counted per database; the limit applies to the instance.
            new AlertCondition(Maximum(Metrics.DatabaseConnections, all, MetricLabel.Database), Threshold.Count(connections))
        );
        yield return Share("database-disk", "Database disk", Metrics.DatabaseDisk, all, DatabaseDiskPercent);
    }

    private IEnumerable<AlertRule> OfReplicas() =>
        ReplicaIds.Count == 0
            ? []
            :
            [
                Rule(
                    "database-replication-lag",
                    $"Database replica more than {Threshold.Time(ReplicaLag)} behind",
                    AlertSeverity.Error,
                    new AlertCondition(
                        Mean(Metrics.DatabaseReplicaLag, LabelMatch.OneOf(MetricLabel.Database, ReplicaIds)),
                        Threshold.Time(ReplicaLag)
                    )
                ),
            ];

    private IEnumerable<AlertRule> OfCache()
    {
        var cache = LabelMatch.OneOf(MetricLabel.Cache, $"projects/{Project}/locations/{Cache.Region}/instances/{Cache.InstanceName}");
        // A window of one minute, so that the change is a number per minute.
        var evictions = Grouped(Metrics.CacheEvictions, cache, Aligner.Delta, MetricLabel.Cache) with
        {
            Window = TimeSpan.FromMinutes(1),
        };
        var cpu = Grouped(Metrics.CacheCpu, cache, Aligner.Rate, MetricLabel.Cache, MetricLabel.CacheNode);
        yield return Share("cache-memory", "Cache memory", Metrics.CacheMemory, cache, CacheMemoryPercent);
        yield return Rule(
            "cache-evictions",
            $"Cache drops more than {CacheEvictionsEachMinute} keys a minute",
            AlertSeverity.Warning,
            new AlertCondition(evictions, Threshold.Count(CacheEvictionsEachMinute))
        );
        yield return Rule(
            "cache-cpu",
            $"Cache CPU above {Threshold.Percent(CacheCpuPercent)}",
            AlertSeverity.Error,
            new AlertCondition(cpu, Threshold.Percent(CacheCpuPercent))
        );
    }

    private IEnumerable<AlertRule> OfServices()
    {
        var all = LabelMatch.OneOf(MetricLabel.Service, [.. Workers.Concat(Orchestrators).Select(service => service.ServiceName)]);
        // A worker's tasks take minutes by design; slow workers show in the age of the queue.
        var orchestrator = LabelMatch.OneOf(MetricLabel.Service, [.. Orchestrators.Select(service => service.ServiceName)]);
        var starts = Grouped(Metrics.ServiceStarts, all, Aligner.Delta, MetricLabel.Service) with
        {
            Reducer = Reducer.Percentile99,
            Window = RareEvents,
        };
        yield return Rule(
            "service-latency",
            $"1 request of 100 takes more than {Threshold.Time(Latency)}",
            AlertSeverity.Error,
            new AlertCondition(ServiceQueries.Latency(orchestrator, Reducer.Percentile99), Threshold.Time(Latency))
        );
        yield return Rule(
            "service-errors",
            $"More than {Threshold.Percent(ErrorPercent)} of a service's requests fail",
            AlertSeverity.Critical,
            new AlertCondition(ServiceQueries.Failures(all), Threshold.Percent(ErrorPercent)) { Of = ServiceQueries.Requests(all) }
        );
        yield return Rule(
            "service-cold-start",
            $"A service takes more than {Threshold.Time(ColdStart)} to start",
            AlertSeverity.Warning,
            new AlertCondition(starts, Threshold.Time(ColdStart))
        );
        yield return Rule("service-instances", "A service is near its most instances", AlertSeverity.Warning, [.. Instances()]);
    }

    /// <summary>
    /// Returns one condition per kind of service and maximum instance count; services with a maximum of one are left out, because they
    /// always run at it.
    /// </summary>
    private IEnumerable<AlertCondition> Instances() =>
        from service in Workers.Concat(Orchestrators)
        where service.MaximumInstances > 1
        group service.ServiceName by (IsWorker: Workers.Contains(service), Maximum: service.MaximumInstances) into services
        orderby services.Key
        select new AlertCondition(
            Maximum(Metrics.ServiceInstances, LabelMatch.OneOf(MetricLabel.Service, [.. services]), MetricLabel.Service),
            Threshold.Count(services.Key.Maximum * InstancesPercentOfMaximum / 100)
        );

    private IEnumerable<AlertRule> OfQueues()
    {
        var all = LabelMatch.OneOf(MetricLabel.Subscription, [.. Queues.Select(queue => queue.SubscriptionName)]);
        var deadLetters = LabelMatch.OneOf(MetricLabel.Subscription, DeadLetters.SubscriptionName);
        yield return Rule(
            "queue-backlog",
            $"More than {UnackedMessages} messages wait in a queue",
            AlertSeverity.Error,
            new AlertCondition(Maximum(Metrics.QueueBacklog, all), Threshold.Count(UnackedMessages))
        );
        yield return Rule(
            "queue-age",
            $"A message waits for more than {Threshold.Time(OldestMessage)}",
            AlertSeverity.Error,
            new AlertCondition(Maximum(Metrics.QueueAge, all), Threshold.Time(OldestMessage))
        );
        yield return Rule(
            "dead-letters",
            "Dead letters wait for somebody",
            AlertSeverity.Critical,
            // Counts the messages in the queue, not the forwarded ones: forwarding is over within a minute, and the alert waits for five.
            new AlertCondition(Maximum(Metrics.QueueBacklog, deadLetters), Threshold.Count(0))
        );
    }

    private static AlertRule Share(string name, string subject, Metric metric, LabelMatch which, double percent) =>
        Rule(
            name,
            $"{subject} above {Threshold.Percent(percent)}",
            AlertSeverity.Error,
            new AlertCondition(Mean(metric, which), Threshold.Percent(percent))
        );

    private static AlertRule Rule(string name, string title, AlertSeverity severity, params IReadOnlyList<AlertCondition> conditions) =>
        new()
        {
            Name = name,
            Title = title,
            Severity = severity,
            Conditions = conditions,
        };

    private static MetricQuery Mean(Metric metric, LabelMatch which) =>
        new()
        {
            Metric = metric,
            Where = [which],
            Aligner = Aligner.Mean,
        };

    /// <summary>Returns the maximum in a window, summed per group if there are groups.</summary>
    private static MetricQuery Maximum(Metric metric, LabelMatch which, params IReadOnlyList<string> groupBy) =>
        Grouped(metric, which, Aligner.Max, groupBy);

    private static MetricQuery Grouped(Metric metric, LabelMatch which, Aligner aligner, params IReadOnlyList<string> groupBy) =>
        new()
        {
            Metric = metric,
            Where = [which],
            Aligner = aligner,
            Reducer = groupBy.Count == 0 ? null : Reducer.Sum,
            GroupBy = groupBy,
        };
}
