using Infra.Google.Monitoring;
using Infra.Tests.Plans;
using Infra.Tests.Settings;

namespace Infra.Tests.Stacks;

/// <summary>Every filter in the plans, checked against the table of metrics and the monitored resources.</summary>
[Collection(StackPlans.Collection)]
public sealed class MonitoredQueryTests(StackPlans plans)
{
    private static readonly string[] Numeric = ["ALIGN_MIN", "ALIGN_MAX", "ALIGN_MEAN", "ALIGN_SUM", "ALIGN_COUNT"];

    /// <summary>By label: the resource type that has its value, and how the value is derived from the name.</summary>
    private static readonly Dictionary<string, (string Type, Func<PlannedResource, string, string> Value)> Named = new()
    {
        ["resource.labels.database_id"] = (GcpTypes.DatabaseInstance, (instance, project) => $"{project}:{instance.At("name")}"),
        ["resource.labels.instance_id"] = (
            GcpTypes.Cache,
            (cache, project) => $"projects/{project}/locations/{cache.At("region")}/instances/{cache.At("name")}"
        ),
        ["resource.labels.service_name"] = (GcpTypes.Service, (service, _) => (string)service.At("name")!),
        ["resource.labels.worker_pool_name"] = (GcpTypes.WorkerPool, (pool, _) => (string)pool.At("name")!),
        ["resource.labels.subscription_id"] = (GcpTypes.Subscription, (subscription, _) => (string)subscription.At("name")!),
        ["resource.labels.host"] = (GcpTypes.UptimeCheck, (check, _) => (string)check.At("monitoredResource.labels.host")!),
    };

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Query_names_one_metric_and_the_resource_that_it_is_written_about(string stack) =>
        Assert.All(Queries(stack), query => Assert.NotNull(Find(query)));

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Aligner_is_valid_for_kind_and_value(string stack) =>
        Assert.All(
            Queries(stack),
            query =>
            {
                var metric = Find(query);
                Assert.True(
                    Takes(metric.Kind, metric.Value, query.Aligner),
                    $"{query.Subject}: {query.Aligner} on {metric.Kind} {metric.Value}"
                );
            }
        );

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Histogram_is_reduced_to_a_number_and_a_flag_is_counted(string stack) =>
        Assert.All(
            Queries(stack),
            query =>
            {
                var value = Find(query).Value;
                if (value == MetricValue.Distribution)
                {
                    Assert.Matches("^REDUCE_(MEAN|PERCENTILE_[0-9]+)$", query.Reducer);
                }
                else if (value == MetricValue.Bool)
                {
                    Assert.Equal("REDUCE_COUNT_FALSE", query.Reducer);
                }
                else
                {
                    Assert.True(query.Reducer is null or "REDUCE_SUM", $"{query.Subject}: {query.Reducer}");
                }
            }
        );

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Labels_are_those_of_metric_and_resource(string stack) =>
        Assert.All(
            Queries(stack),
            query =>
                Assert.All(
                    query
                        .Parts.Select(part => part.Label)
                        .Concat(query.GroupBy)
                        .Where(label => label is not ("metric.type" or "resource.type")),
                    label =>
                    {
                        var metric = Find(query);
                        var (of, name) = (label.Split('.')[0], label.Split('.')[2]);
                        Assert.Contains(name, of == "metric" ? metric.Labels : metric.Resource.Labels);
                    }
                )
        );

    /// <summary>A renamed service fails here if it is no longer monitored.</summary>
    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Names_in_filters_are_names_of_what_the_plan_holds(string stack)
    {
        var found = 0;
        foreach (var query in Queries(stack))
        {
            foreach (var (label, operation, values) in query.Parts.Where(part => Named.ContainsKey(part.Label)))
            {
                var names = NamesOf(stack, Named[label].Type, label);
                foreach (var value in values)
                {
                    found++;
                    Assert.True(
                        operation == "=starts_with"
                            ? names.Any(name => name.StartsWith(value, StringComparison.Ordinal))
                            : names.Contains(value),
                        $"{query.Subject}: {label} {value} is not one of {string.Join(", ", names)}"
                    );
                }
            }
        }

        Assert.True(found > 50, $"{found} names were looked at");
    }

    [Theory]
    [InlineData("staging", GcpTypes.Service, "resource.labels.service_name")]
    [InlineData("prod", GcpTypes.Service, "resource.labels.service_name")]
    [InlineData("staging", GcpTypes.Subscription, "resource.labels.subscription_id")]
    [InlineData("prod", GcpTypes.Subscription, "resource.labels.subscription_id")]
    [InlineData("staging", GcpTypes.WorkerPool, "resource.labels.worker_pool_name")]
    [InlineData("prod", GcpTypes.WorkerPool, "resource.labels.worker_pool_name")]
    [InlineData("staging", GcpTypes.DatabaseInstance, "resource.labels.database_id")]
    [InlineData("prod", GcpTypes.Cache, "resource.labels.instance_id")]
    public void Every_resource_of_a_watched_type_is_watched(string stack, string type, string label)
    {
        var parts = plans[stack]
            .OfType(GcpTypes.AlertPolicy)
            .SelectMany(MonitoredQuery.OfPolicy)
            .SelectMany(query => query.Parts)
            .Where(part => part.Label == label)
            .ToList();

        Assert.All(
            NamesOf(stack, type, label),
            name =>
                Assert.Contains(
                    parts,
                    part =>
                        part.Operation == "=starts_with"
                            ? name.StartsWith(part.Values[0], StringComparison.Ordinal)
                            : part.Values.Contains(name)
                )
        );
    }

    private static Metric Find(MonitoredQuery query) =>
        Assert.Single(Metrics.All, metric => (metric.Type, metric.Resource.Type) == (query.MetricType, query.ResourceType));

    /// <summary>A second transcription of https://cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.alertPolicies#Aligner.</summary>
    private static bool Takes(MetricKind kind, MetricValue value, string aligner) =>
        aligner switch
        {
            "ALIGN_DELTA" => kind != MetricKind.Gauge && value != MetricValue.Bool,
            "ALIGN_RATE" => kind != MetricKind.Gauge && value is MetricValue.Int64 or MetricValue.Double,
            "ALIGN_NEXT_OLDER" => kind == MetricKind.Gauge,
            _ when Numeric.Contains(aligner) => kind != MetricKind.Cumulative && value is MetricValue.Int64 or MetricValue.Double,
            _ => aligner.StartsWith("ALIGN_PERCENTILE_", StringComparison.Ordinal)
                && kind != MetricKind.Cumulative
                && value == MetricValue.Distribution,
        };

    private List<string> NamesOf(string stack, string type, string label)
    {
        var project = SettingsFile.Text(stack, "gcp:project");
        return [.. plans[stack].OfType(type).Select(resource => Named[label].Value(resource, project))];
    }

    private List<MonitoredQuery> Queries(string stack)
    {
        var queries = plans[stack]
            .OfType(GcpTypes.AlertPolicy)
            .SelectMany(MonitoredQuery.OfPolicy)
            .Concat(plans[stack].OfType(GcpTypes.Dashboard).SelectMany(MonitoredQuery.OfDashboard))
            .ToList();
        Assert.True(queries.Count > 40, $"{queries.Count} queries were found");
        return queries;
    }
}
