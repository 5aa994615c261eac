using Infra.Google.Monitoring;

namespace Infra.Tests.Google.Monitoring;

/// <summary>The table of metrics compared with a second transcription of Google's list.</summary>
public sealed class MetricsTests
{
    /// <summary>Metric type, resource type, kind, value type, unit.</summary>
    private static readonly string[] Listed =
    [
        "cloudsql.googleapis.com/database/cpu/utilization cloudsql_database GAUGE DOUBLE 10^2.%",
        "cloudsql.googleapis.com/database/postgresql/num_backends cloudsql_database GAUGE INT64 1",
        "cloudsql.googleapis.com/database/disk/utilization cloudsql_database GAUGE DOUBLE 10^2.%",
        "cloudsql.googleapis.com/database/replication/replica_lag cloudsql_database GAUGE DOUBLE s",
        "redis.googleapis.com/stats/memory/usage_ratio redis_instance GAUGE DOUBLE 10^2.%",
        "redis.googleapis.com/stats/evicted_keys redis_instance DELTA INT64 1",
        "redis.googleapis.com/stats/cpu_utilization_main_thread redis_instance DELTA DOUBLE s{CPU}",
        "run.googleapis.com/request_count cloud_run_revision DELTA INT64 1",
        "run.googleapis.com/request_latencies cloud_run_revision DELTA DISTRIBUTION ms",
        "run.googleapis.com/container/startup_latencies cloud_run_revision DELTA DISTRIBUTION ms",
        "run.googleapis.com/container/instance_count cloud_run_revision GAUGE INT64 1",
        "run.googleapis.com/container/cpu/utilizations cloud_run_revision DELTA DISTRIBUTION 10^2.%",
        "run.googleapis.com/container/memory/utilizations cloud_run_revision DELTA DISTRIBUTION 10^2.%",
        "run.googleapis.com/container/instance_count cloud_run_worker_pool GAUGE INT64 1",
        "run.googleapis.com/container/cpu/utilizations cloud_run_worker_pool DELTA DISTRIBUTION 10^2.%",
        "run.googleapis.com/container/memory/utilizations cloud_run_worker_pool DELTA DISTRIBUTION 10^2.%",
        "pubsub.googleapis.com/subscription/num_undelivered_messages pubsub_subscription GAUGE INT64 1",
        "pubsub.googleapis.com/subscription/oldest_unacked_message_age pubsub_subscription GAUGE INT64 s",
        "monitoring.googleapis.com/uptime_check/check_passed uptime_url GAUGE BOOL ",
    ];

    [Fact]
    public void Table_matches_the_list() =>
        Assert.Equal(
            Listed,
            Metrics.All.Select(metric =>
                $"{metric.Type} {metric.Resource.Type} {metric.Kind} {metric.Value}".Replace(
                    $"{metric.Kind} {metric.Value}",
                    $"{metric.Kind} {metric.Value}".ToUpperInvariant(),
                    StringComparison.Ordinal
                ) + $" {metric.Unit}"
            )
        );

    [Fact]
    public void Row_links_to_Googles_documentation() =>
        Assert.All(
            Metrics.All,
            metric => Assert.StartsWith("https://cloud.google.com/monitoring/api/metrics_gcp", metric.Source, StringComparison.Ordinal)
        );

    [Fact]
    public void Every_metric_of_the_class_is_in_the_table() =>
        Assert.Equal(
            typeof(Metrics)
                .GetProperties()
                .Where(property => property.PropertyType == typeof(Metric))
                .Select(property => property.GetValue(null)),
            Metrics.All
        );

    /// <summary>Source: https://cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.alertPolicies#Aligner, row by row.</summary>
    [Theory]
    [InlineData(MetricKind.Gauge, MetricValue.Bool, "NEXT_OLDER FRACTION_TRUE")]
    [InlineData(MetricKind.Gauge, MetricValue.Int64, "NEXT_OLDER MIN MAX MEAN SUM")]
    [InlineData(MetricKind.Gauge, MetricValue.Double, "NEXT_OLDER MIN MAX MEAN SUM")]
    [InlineData(MetricKind.Gauge, MetricValue.Distribution, "NEXT_OLDER SUM PERCENTILE_99 PERCENTILE_95")]
    [InlineData(MetricKind.Delta, MetricValue.Bool, "")]
    [InlineData(MetricKind.Delta, MetricValue.Int64, "DELTA RATE MIN MAX MEAN SUM")]
    [InlineData(MetricKind.Delta, MetricValue.Double, "DELTA RATE MIN MAX MEAN SUM")]
    [InlineData(MetricKind.Delta, MetricValue.Distribution, "DELTA SUM PERCENTILE_99 PERCENTILE_95")]
    [InlineData(MetricKind.Cumulative, MetricValue.Int64, "DELTA RATE")]
    [InlineData(MetricKind.Cumulative, MetricValue.Double, "DELTA RATE")]
    [InlineData(MetricKind.Cumulative, MetricValue.Distribution, "DELTA")]
    public void Aligners_are_valid_for_kind_and_value(MetricKind kind, MetricValue value, string aligners)
    {
        var metric = Metrics.ServiceRequests with { Kind = kind, Value = value };

        Assert.Equal(
            aligners.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => $"ALIGN_{name}"),
            metric.Aligners.Select(aligner => aligner.Name)
        );
    }

    /// <summary>Source: https://cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.alertPolicies#Reducer, row by row.</summary>
    [Theory]
    [InlineData(MetricValue.Bool, "COUNT_FALSE")]
    [InlineData(MetricValue.Int64, "SUM MEAN MAX PERCENTILE_99 PERCENTILE_95")]
    [InlineData(MetricValue.Double, "SUM MEAN MAX PERCENTILE_99 PERCENTILE_95")]
    [InlineData(MetricValue.Distribution, "SUM MEAN PERCENTILE_99 PERCENTILE_95")]
    public void Reducers_are_valid_for_the_aligned_value(MetricValue value, string reducers) =>
        Assert.Equal(
            reducers.Split(' ').Select(name => $"REDUCE_{name}"),
            Reducer.All.Where(reducer => reducer.Takes(value)).Select(reducer => reducer.Name)
        );
}
