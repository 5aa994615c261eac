namespace Infra.Google.Monitoring;

/// <summary>A type of monitored resource.</summary>
/// <remarks>Source: https://cloud.google.com/monitoring/api/resources.</remarks>
/// <param name="Type">The name in filters, such as <c>cloud_run_revision</c>.</param>
/// <param name="Labels">The labels that identify a resource of this type.</param>
public sealed record MonitoredResource(string Type, IReadOnlyList<string> Labels)
{
    /// <summary>A Cloud SQL instance; <c>database_id</c> is <c>{project}:{instance}</c>.</summary>
    public static MonitoredResource CloudSql { get; } = new("cloudsql_database", ["project_id", "database_id", "region"]);

    /// <summary>A Memorystore node; <c>instance_id</c> is the instance's full name.</summary>
    public static MonitoredResource Redis { get; } = new("redis_instance", ["project_id", "region", "instance_id", "node_id"]);

    /// <summary>A revision of a Cloud Run service.</summary>
    public static MonitoredResource CloudRun { get; } =
        new("cloud_run_revision", ["project_id", "service_name", "revision_name", "location", "configuration_name"]);

    /// <summary>A Cloud Run worker pool.</summary>
    public static MonitoredResource WorkerPool { get; } =
        new("cloud_run_worker_pool", ["project_id", "worker_pool_name", "revision_name", "location"]);

    /// <summary>A Pub/Sub subscription.</summary>
    public static MonitoredResource Subscription { get; } = new("pubsub_subscription", ["project_id", "subscription_id"]);

    /// <summary>A URL that an uptime check requests.</summary>
    public static MonitoredResource UptimeUrl { get; } = new("uptime_url", ["project_id", "host"]);
}
