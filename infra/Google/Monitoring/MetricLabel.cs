namespace Infra.Google.Monitoring;

/// <summary>The labels that distinguish series, as used in filters.</summary>
public static class MetricLabel
{
    /// <summary>A Cloud SQL instance, <c>{project}:{instance}</c>.</summary>
    public const string Database = "resource.labels.database_id";

    /// <summary>A cache, <c>projects/{project}/locations/{region}/instances/{instance}</c>.</summary>
    public const string Cache = "resource.labels.instance_id";

    /// <summary>A node of a cache.</summary>
    public const string CacheNode = "resource.labels.node_id";

    /// <summary>A Cloud Run service.</summary>
    public const string Service = "resource.labels.service_name";

    /// <summary>A Cloud Run worker pool.</summary>
    public const string WorkerPool = "resource.labels.worker_pool_name";

    /// <summary>A Pub/Sub subscription.</summary>
    public const string Subscription = "resource.labels.subscription_id";

    /// <summary>The host of an uptime check.</summary>
    public const string Host = "resource.labels.host";

    /// <summary>The HTTP status code of a response, such as <c>200</c>.</summary>
    public const string ResponseCode = "metric.labels.response_code";

    /// <summary>The class of the HTTP status code, such as <c>5xx</c>.</summary>
    public const string ResponseClass = "metric.labels.response_code_class";
}
