using Infra.Diagnostics;
using Infra.Google.Monitoring;
using Infra.Tests.Recording;
using Pulumi;

namespace Infra.Tests.Google.Monitoring;

public sealed class AlertPoliciesTests
{
    private const string Page = "https://docs.test/alerts.md";

    private const string Times = "run.googleapis.com/request_latencies";
    private const string Cpus = "cloudsql.googleapis.com/database/cpu/utilization";

    private static readonly MetricQuery Cpu = new() { Metric = Metrics.DatabaseCpu, Aligner = Aligner.Mean };

    private static readonly AlertRule Simple = new()
    {
        Name = "some-cpu",
        Title = "CPU above 80 %",
        Severity = AlertSeverity.Error,
        Conditions = [new(Cpu, Threshold.Percent(80))],
    };

    /// <summary>Rules that Google would reject or that could never fire, by code.</summary>
    public static TheoryData<string, string> Refused =>
        new()
        {
            {
                "rate of a histogram",
                $"""
                    INF141 alert 'some-cpu': ALIGN_RATE does not take DELTA metrics with DISTRIBUTION values such as {Times}.
                           Fix: use one of ALIGN_DELTA, ALIGN_SUM, ALIGN_PERCENTILE_99, ALIGN_PERCENTILE_95
                    """
            },
            {
                "change of a moment",
                $"""
                    INF141 alert 'some-cpu': ALIGN_DELTA does not take GAUGE metrics with DOUBLE values such as {Cpus}.
                           Fix: use one of ALIGN_NEXT_OLDER, ALIGN_MIN, ALIGN_MAX, ALIGN_MEAN, ALIGN_SUM
                    """
            },
            {
                "count of numbers",
                $"""
                    INF142 alert 'some-cpu': REDUCE_COUNT_FALSE does not take DOUBLE values, which ALIGN_MEAN makes of {Cpus}.
                           Fix: use one of REDUCE_SUM, REDUCE_MEAN, REDUCE_MAX, REDUCE_PERCENTILE_99, REDUCE_PERCENTILE_95
                    """
            },
            {
                "histogram unreduced",
                $"""
                    INF143 alert 'some-cpu': run.googleapis.com/request_latencies stays DISTRIBUTION, which no number can be held against.
                           Fix: reduce it to a percentile, a mean or a count
                    """
            },
            {
                "label of another resource",
                $"""
                    INF144 alert 'some-cpu': {Cpus} of cloudsql_database has no label 'resource.labels.service_name'.
                           Fix: use one of resource.labels.project_id, resource.labels.database_id, resource.labels.region
                    """
            },
            {
                "seconds of a share",
                $"""
                    INF145 alert 'some-cpu': 5 s cannot be held against {Cpus}, which is in '10^2.%'.
                           Fix: give a threshold of the same kind: a share, a number or a time
                    """
            },
            {
                "window of 90 s",
                $"""
                    INF146 alert 'some-cpu': the window is 90s; it takes whole minutes, 60s to 90000s.
                           Fix: use 60s
                    """
            },
            {
                "duration of a day",
                $"""
                    INF146 alert 'some-cpu': the duration is 86400s; it takes whole minutes, 0s to 84600s.
                           Fix: use 300s
                    """
            },
        };

    [Fact]
    public async Task Defaults_declare_a_policy_of_one_condition() =>
        InventoryFile.Matches("AlertPolicies.defaults.txt", (await DeclareAsync([], Simple)).ToString());

    [Fact]
    public async Task Values_reach_the_provider() =>
        InventoryFile.Matches(
            "AlertPolicies.values.txt",
            (
                await DeclareAsync(
                    new Dictionary<string, string>(Neighbours.Labels),
                    Simple with
                    {
                        Severity = AlertSeverity.Critical,
                        Duration = TimeSpan.FromMinutes(2),
                        Conditions =
                        [
                            new(Requests(LabelMatch.OneOf(MetricLabel.ResponseClass, "5xx")), Threshold.Percent(5)) { Of = Requests() },
                            new(Instances(), Threshold.Count(1)) { Comparison = AlertComparison.Below, BreachesWhenSilent = true },
                        ],
                    }
                )
            ).ToString()
        );

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Rule_that_Google_rejects_fails_before_anything_is_declared(string rule, string message)
    {
        AlertPolicies? declared = null;
        ProgramFaultsException? refusal = null;

        await Declaration.RunAsync(() => refusal = Assert.Throws<ProgramFaultsException>(() => declared = Create([], Bad(rule))));

        Assert.Null(declared);
        Assert.Equal(message.ReplaceLineEndings("\n"), refusal!.Message);
    }

    [Fact]
    public async Task Faults_of_all_rules_are_reported_at_once()
    {
        ProgramFaultsException? refusal = null;

        await Declaration.RunAsync(() =>
            refusal = Assert.Throws<ProgramFaultsException>(() => Create([], Bad("rate of a histogram"), Bad("seconds of a share"), Simple))
        );

        Assert.Equal(["INF141", "INF145", "INF147"], refusal!.Faults.Select(fault => fault.Code));
        Assert.Equal("alert 'some-cpu' is there 3 times.", refusal.Faults[^1].Message);
    }

    private static AlertRule Bad(string rule) =>
        rule switch
        {
            "rate of a histogram" => Of(Latencies(Aligner.Rate, Reducer.Sum)),
            "change of a moment" => Of(Cpu with { Aligner = Aligner.Delta }),
            "count of numbers" => Of(Cpu with { Reducer = Reducer.CountFalse }, Threshold.Count(1)),
            "histogram unreduced" => Of(Latencies(Aligner.Delta, null), Threshold.Time(TimeSpan.FromSeconds(5))),
            "label of another resource" => Of(Cpu with { Where = [LabelMatch.OneOf(MetricLabel.Service, "some")] }),
            "seconds of a share" => Of(Cpu, Threshold.Time(TimeSpan.FromSeconds(5))),
            "window of 90 s" => Of(Cpu with { Window = TimeSpan.FromSeconds(90) }),
            "duration of a day" => Simple with { Duration = TimeSpan.FromDays(1) },
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, null),
        };

    private static AlertRule Of(MetricQuery query, Threshold? threshold = null) =>
        Simple with
        {
            Conditions = [new(query, threshold ?? Threshold.Percent(80))],
        };

    private static MetricQuery Latencies(Aligner aligner, Reducer? reducer) =>
        new()
        {
            Metric = Metrics.ServiceLatencies,
            Aligner = aligner,
            Reducer = reducer,
        };

    private static MetricQuery Requests(params IReadOnlyList<LabelMatch> which) =>
        new()
        {
            Metric = Metrics.ServiceRequests,
            Where = which,
            Aligner = Aligner.Rate,
            Window = TimeSpan.FromMinutes(10),
            Reducer = Reducer.Sum,
            GroupBy = [MetricLabel.Service],
        };

    private static MetricQuery Instances() =>
        new()
        {
            Metric = Metrics.WorkerInstances,
            Where = [LabelMatch.StartsWith(MetricLabel.WorkerPool, "some-"), LabelMatch.Not("metric.labels.state", "idle")],
            Aligner = Aligner.Max,
        };

    private static Task<Inventory> DeclareAsync(InputMap<string> labels, params AlertRule[] rules) =>
        Declaration.AddedAsync(() => _ = Create(labels, rules));

    private static AlertPolicies Create(InputMap<string> labels, params AlertRule[] rules) =>
        new(
            "some",
            new()
            {
                System = "Some",
                Rules = rules,
                Channels = ["projects/some/notificationChannels/1", "projects/some/notificationChannels/2"],
                Runbook = Page,
                Labels = labels,
            }
        );
}
