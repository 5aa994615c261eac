using System.Globalization;
using System.Text.RegularExpressions;
using Infra.Google.Memorystore;
using Infra.Google.Monitoring;
using Infra.Google.PubSub;
using Infra.Tests.Plans;
using Infra.Tests.Recording;
using Infra.Tests.Settings;
using Stacks;

namespace Infra.Tests.Stacks;

/// <summary>The alerts with their recipients and conditions, as in requirements E8 and P6.</summary>
[Collection(StackPlans.Collection)]
public sealed partial class AlertTests(StackPlans plans)
{
    /// <summary>The metric, comparison, threshold in the metric's unit, and seconds, by alert.</summary>
    private static readonly Dictionary<string, string[]> Expected = new()
    {
        ["emergence-alerts-database-cpu"] = ["database/cpu/utilization > 0.8 300s"],
        ["emergence-alerts-database-connections"] = ["database/postgresql/num_backends > CONNECTIONS 300s"],
        ["emergence-alerts-database-disk"] = ["database/disk/utilization > 0.8 300s"],
        ["emergence-alerts-cache-memory"] = ["stats/memory/usage_ratio > 0.9 300s"],
        ["emergence-alerts-cache-evictions"] = ["stats/evicted_keys > 100 300s"],
        ["emergence-alerts-cache-cpu"] = ["stats/cpu_utilization_main_thread > 0.8 300s"],
        ["emergence-alerts-service-latency"] = ["request_latencies > 5000 300s"],
        ["emergence-alerts-service-errors"] = ["request_count > 0.05 300s"],
        ["emergence-alerts-service-cold-start"] = ["container/startup_latencies > 10000 300s"],
        ["emergence-alerts-service-instances"] = ["INSTANCES"],
        ["emergence-alerts-queue-backlog"] = ["subscription/num_undelivered_messages > 1000 300s"],
        ["emergence-alerts-queue-age"] = ["subscription/oldest_unacked_message_age > 300 300s"],
        ["emergence-alerts-dead-letters"] = ["subscription/num_undelivered_messages > 0 300s"],
        ["phoenix-alerts-service-down"] = ["uptime_check/check_passed > 1 60s"],
        ["phoenix-alerts-worker-down"] = ["container/instance_count < 1 60s"],
        ["phoenix-alerts-service-errors"] = ["request_count > 0.05 120s"],
        ["phoenix-alerts-service-latency"] = ["request_latencies > 10000 60s"],
        ["phoenix-alerts-service-memory"] = ["container/memory/utilizations > 0.95 300s", "container/memory/utilizations > 0.95 300s"],
    };

    [Theory]
    [InlineData("staging", "20", "container/instance_count > 1.6 300s", "container/instance_count > 1.6 300s")]
    [InlineData("prod", "80", "container/instance_count > 8 300s", "container/instance_count > 16 300s")]
    public void Alerts_match_the_requirements(string stack, string connections, params string[] instances)
    {
        var expected = Expected.ToDictionary(
            alert => alert.Key,
            alert =>
                alert.Value is ["INSTANCES"]
                    ? instances
                    : [.. alert.Value.Select(text => text.Replace("CONNECTIONS", connections, StringComparison.Ordinal))]
        );

        Assert.Equal(
            expected.OrderBy(alert => alert.Key, StringComparer.Ordinal).Select(alert => $"{alert.Key}: {string.Join(", ", alert.Value)}"),
            plans[stack]
                .OfType(GcpTypes.AlertPolicy)
                .Select(policy =>
                    $"{policy.Name.Replace("-monitoring", "", StringComparison.Ordinal)}: {string.Join(", ", Conditions(policy))}"
                )
                .Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Policy_notifies_both_channels_with_severity_and_runbook_link(string stack)
    {
        foreach (var policy in plans[stack].OfType(GcpTypes.AlertPolicy))
        {
            var system = policy.Name.Split('-')[0];
            var channels = new[] { policy.At("notificationChannels[0]"), policy.At("notificationChannels[1]") };
            var anchor = $"#{policy.Name[$"{system}-monitoring-alerts-".Length..]}";

            Assert.Matches($"^projects/{SettingsFile.Text(stack, "gcp:project")}/notificationChannels/[0-9a-f]+$", (string)channels[0]!);
            Assert.Equal(SettingsFile.Text(stack, $"infra:{system}.alerts.slackChannel"), channels[1]);
            Assert.Null(policy.At("notificationChannels[2]"));
            Assert.Matches("^(CRITICAL|ERROR|WARNING)$", (string)policy.At("severity")!);
            Assert.Equal("1800s", policy.At("alertStrategy.autoClose"));
            Assert.Equal(SettingsFile.Text(stack, $"infra:{system}.alerts.runbook") + anchor, policy.At("documentation.links[0].url"));
            Assert.EndsWith(anchor, (string)policy.At("documentation.content")!, StringComparison.Ordinal);
            // Google accepts a rate limit only for log-based policies, which this stack does not use.
            Assert.DoesNotContain(policy.Leaves.Keys, path => path.Contains("notificationRateLimit", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Runbook_has_a_section_for_every_alert_and_no_other()
    {
        var anchors = Heading()
            .Matches(File.ReadAllText(Repository.File("docs", "runbooks", "alerts.md")))
            .Select(heading => heading.Groups["text"].Value.ToLowerInvariant().Replace(' ', '-'));
        var alerts = plans["prod"].OfType(GcpTypes.AlertPolicy).Select(policy => AlertName().Replace(policy.Name, ""));

        // No replica is declared at present; its alert is ready.
        Assert.Equal(
            alerts.Append("database-replication-lag").Distinct().Order(StringComparer.Ordinal),
            anchors.Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Channel_that_the_program_makes_has_no_secret(string stack) =>
        Assert.All(
            plans[stack].OfType(GcpTypes.Channel),
            channel =>
            {
                Assert.Equal("email", channel.At("type"));
                Assert.DoesNotContain(channel.Leaves.Keys, path => path.StartsWith("sensitiveLabels", StringComparison.Ordinal));
                Assert.DoesNotContain("[secret]", channel.Leaves.Values);
            }
        );

    /// <summary>Each condition costs money; prod's limit is explained in docs/adr/0010-notification-channels.md.</summary>
    [Theory]
    [InlineData("emergence", 14)]
    [InlineData("phoenix", 6)]
    public void Conditions_are_few(string system, int count) =>
        Assert.Equal(
            count,
            plans["prod"]
                .OfType(GcpTypes.AlertPolicy)
                .Where(policy => policy.Name.StartsWith(system, StringComparison.Ordinal))
                .Sum(policy => Conditions(policy).Count())
        );

    [Fact]
    public async Task Replica_host_is_set_once_there_is_a_replica()
    {
        var with = await Declaration.AddedAsync(
            () => Watched(),
            watched => _ = Policies(watched with { ReplicaIds = ["some:db-replica"] })
        );
        var without = await Declaration.AddedAsync(() => Watched(), watched => _ = Policies(watched));

        var lag = with.Single(GcpTypes.AlertPolicy, "some-alerts-database-replication-lag");
        Assert.Equal(60.0, lag.At("conditions[0].conditionThreshold.thresholdValue"));
        Assert.EndsWith(
            "resource.labels.database_id = \"some:db-replica\"",
            (string)lag.At("conditions[0].conditionThreshold.filter")!,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(without.Resources, resource => resource.Name.EndsWith("replication-lag", StringComparison.Ordinal));
    }

    private static EmergenceAlerts Watched()
    {
        var network = Neighbours.Network();
        var (service, agent) = (Neighbours.Service(), new PubSubAgent("pubsub", new() { Project = CloudAnswers.Project }));
        var deadLetters = new DeadLetterQueue(
            "dead",
            new()
            {
                Region = Neighbours.Region,
                Agent = agent,
                Settings = Neighbours.Delivery,
            }
        );
        return new EmergenceAlerts
        {
            Project = "some",
            Database = Neighbours.Database(network),
            Cache = new MemorystoreCache(
                "cache",
                new()
                {
                    Region = Neighbours.Region,
                    Network = network,
                    Settings = Neighbours.SmallCache,
                }
            ),
            Orchestrators = [service],
            Workers = [],
            Queues =
            [
                new(
                    "queue",
                    new()
                    {
                        Region = Neighbours.Region,
                        SubscriptionName = "queue-sub",
                        Worker = service,
                        Deliverer = Neighbours.Identity("deliverer"),
                        DeadLetters = deadLetters,
                        Agent = agent,
                        Settings = Neighbours.Delivery,
                    }
                ),
            ],
            DeadLetters = deadLetters,
        };
    }

    private static AlertPolicies Policies(EmergenceAlerts watched) =>
        new(
            "some-alerts",
            new()
            {
                System = "Some",
                Rules = watched.Rules(),
                Channels = ["projects/some/notificationChannels/1"],
                Runbook = "https://docs.test/alerts.md",
            }
        );

    private static IEnumerable<string> Conditions(PlannedResource policy)
    {
        for (var index = 0; policy.At($"conditions[{index}].displayName") is not null; index++)
        {
            var threshold = $"conditions[{index}].conditionThreshold";
            var metric = MetricType().Match((string)policy.At($"{threshold}.filter")!).Groups["name"].Value;
            var sign = (string)policy.At($"{threshold}.comparison")! == "COMPARISON_GT" ? ">" : "<";
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{metric} {sign} {policy.At($"{threshold}.thresholdValue")} {policy.At($"{threshold}.duration")}"
            );
        }
    }

    [GeneratedRegex("""^metric\.type = "[a-z]+\.googleapis\.com/(?<name>[^"]+)" """, RegexOptions.CultureInvariant)]
    private static partial Regex MetricType();

    [GeneratedRegex("^(?:emergence|phoenix)-monitoring-alerts-", RegexOptions.CultureInvariant)]
    private static partial Regex AlertName();

    [GeneratedRegex("^## (?<text>.+)$", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Heading();
}
