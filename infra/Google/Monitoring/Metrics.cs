namespace Infra.Google.Monitoring;

/// <summary>The metrics that alerts and dashboards can use; no others are available.</summary>
/// <remarks>
/// All are built-in metrics: a log-based metric is not available until minutes after its creation, so a first deployment would fail.
/// </remarks>
public static class Metrics
{
    private const string CloudSql = "https://cloud.google.com/monitoring/api/metrics_gcp_c#gcp-cloudsql";
    private const string Monitoring = "https://cloud.google.com/monitoring/api/metrics_gcp_i_o#gcp-monitoring";
    private const string PubSub = "https://cloud.google.com/monitoring/api/metrics_gcp_p_z#gcp-pubsub";
    private const string Redis = "https://cloud.google.com/monitoring/api/metrics_gcp_p_z#gcp-redis";
    private const string Run = "https://cloud.google.com/monitoring/api/metrics_gcp_p_z#gcp-run";

    /// <summary>The CPU utilization of a database instance.</summary>
    public static Metric DatabaseCpu { get; } = Database("cpu/utilization", MetricValue.Double, Metric.Share);

    /// <summary>The number of connections to each database of an instance.</summary>
    public static Metric DatabaseConnections { get; } =
        Database("postgresql/num_backends", MetricValue.Int64, Metric.Number) with
        {
            Labels = ["database"],
        };

    /// <summary>The disk utilization of a database instance.</summary>
    public static Metric DatabaseDisk { get; } = Database("disk/utilization", MetricValue.Double, Metric.Share);

    /// <summary>The lag of a read replica behind its primary.</summary>
    public static Metric DatabaseReplicaLag { get; } = Database("replication/replica_lag", MetricValue.Double, Metric.Seconds);

    /// <summary>The memory utilization of a cache.</summary>
    public static Metric CacheMemory { get; } =
        Cache("stats/memory/usage_ratio", MetricKind.Gauge, MetricValue.Double, Metric.Share, "role");

    /// <summary>The number of keys that a cache evicted for lack of memory.</summary>
    public static Metric CacheEvictions { get; } = Cache("stats/evicted_keys", MetricKind.Delta, MetricValue.Int64, Metric.Number, "role");

    /// <summary>
    /// The CPU time of the main thread, which executes commands; with one such thread, one second per second is the maximum.
    /// </summary>
    public static Metric CacheCpu { get; } =
        Cache("stats/cpu_utilization_main_thread", MetricKind.Delta, MetricValue.Double, Metric.ProcessorSeconds, "role", "relationship");

    /// <summary>The number of requests to a service, by response code.</summary>
    public static Metric ServiceRequests { get; } =
        Service("request_count", MetricKind.Delta, MetricValue.Int64, Metric.Number, "response_code", "response_code_class");

    /// <summary>The latency of requests to a service.</summary>
    public static Metric ServiceLatencies { get; } =
        Service(
            "request_latencies",
            MetricKind.Delta,
            MetricValue.Distribution,
            Metric.Milliseconds,
            "response_code",
            "response_code_class"
        );

    /// <summary>The startup latency of a service's instances.</summary>
    public static Metric ServiceStarts { get; } =
        Service("container/startup_latencies", MetricKind.Delta, MetricValue.Distribution, Metric.Milliseconds);

    /// <summary>The number of instances of a service, active and idle.</summary>
    public static Metric ServiceInstances { get; } =
        Service("container/instance_count", MetricKind.Gauge, MetricValue.Int64, Metric.Number, "state");

    /// <summary>The CPU utilization of a service's instances.</summary>
    public static Metric ServiceCpu { get; } =
        Service("container/cpu/utilizations", MetricKind.Delta, MetricValue.Distribution, Metric.Share, "container_name");

    /// <summary>The memory utilization of a service's instances.</summary>
    public static Metric ServiceMemory { get; } =
        Service("container/memory/utilizations", MetricKind.Delta, MetricValue.Distribution, Metric.Share, "container_name");

    /// <summary>The number of instances of a worker pool.</summary>
    public static Metric WorkerInstances { get; } = ServiceInstances with { Resource = MonitoredResource.WorkerPool };

    /// <summary>The CPU utilization of a worker.</summary>
    public static Metric WorkerCpu { get; } = ServiceCpu with { Resource = MonitoredResource.WorkerPool };

    /// <summary>The memory utilization of a worker.</summary>
    public static Metric WorkerMemory { get; } = ServiceMemory with { Resource = MonitoredResource.WorkerPool };

    /// <summary>The number of unacknowledged messages of a subscription.</summary>
    public static Metric QueueBacklog { get; } = Queue("subscription/num_undelivered_messages", Metric.Number);

    /// <summary>The age of the oldest unacknowledged message.</summary>
    public static Metric QueueAge { get; } = Queue("subscription/oldest_unacked_message_age", Metric.Seconds);

    /// <summary>Whether an uptime check passed, by checker location.</summary>
    public static Metric UptimePassed { get; } =
        new()
        {
            Type = "monitoring.googleapis.com/uptime_check/check_passed",
            Resource = MonitoredResource.UptimeUrl,
            Kind = MetricKind.Gauge,
            Value = MetricValue.Bool,
            Unit = "",
            Labels = ["check_id", "checker_location"],
            Source = Monitoring,
        };

    /// <summary>All metrics.</summary>
    public static IReadOnlyList<Metric> All { get; } =
    [
        DatabaseCpu,
        DatabaseConnections,
        DatabaseDisk,
        DatabaseReplicaLag,
        CacheMemory,
        CacheEvictions,
        CacheCpu,
        ServiceRequests,
        ServiceLatencies,
        ServiceStarts,
        ServiceInstances,
        ServiceCpu,
        ServiceMemory,
        WorkerInstances,
        WorkerCpu,
        WorkerMemory,
        QueueBacklog,
        QueueAge,
        UptimePassed,
    ];

    private static Metric Database(string name, MetricValue value, string unit) =>
        new()
        {
            Type = $"cloudsql.googleapis.com/database/{name}",
            Resource = MonitoredResource.CloudSql,
            Kind = MetricKind.Gauge,
            Value = value,
            Unit = unit,
            Source = CloudSql,
        };

    private static Metric Cache(string name, MetricKind kind, MetricValue value, string unit, params string[] labels) =>
        new()
        {
            Type = $"redis.googleapis.com/{name}",
            Resource = MonitoredResource.Redis,
            Kind = kind,
            Value = value,
            Unit = unit,
            Labels = labels,
            Source = Redis,
        };

    private static Metric Service(string name, MetricKind kind, MetricValue value, string unit, params string[] labels) =>
        new()
        {
            Type = $"run.googleapis.com/{name}",
            Resource = MonitoredResource.CloudRun,
            Kind = kind,
            Value = value,
            Unit = unit,
            Labels = labels,
            Source = Run,
        };

    private static Metric Queue(string name, string unit) =>
        new()
        {
            Type = $"pubsub.googleapis.com/{name}",
            Resource = MonitoredResource.Subscription,
            Kind = MetricKind.Gauge,
            Value = MetricValue.Int64,
            Unit = unit,
            Source = PubSub,
        };
}
