using Stacks;

namespace Infra.Tests.Settings;

/// <summary>Settings that contradict each other (INF106).</summary>
public sealed class SettingConflictTests
{
    [Fact]
    public Task DiskLimit_below_disk_fails() =>
        RefusesAsync(
            new SettingsTrial().With("emergence.database.disk", "50GiB"),
            "database.diskLimit",
            "is 40GiB, less than disk, 50GiB.",
            "50GiB"
        );

    [Fact]
    public Task Availability_regional_without_point_in_time_recovery_fails() =>
        RefusesAsync(
            new SettingsTrial().With("emergence.database.availability", "regional"),
            "database.pointInTimeRecovery",
            "is false; availability 'regional' needs it.",
            "true"
        );

    [Theory]
    [InlineData("10.20.0.0/20")]
    [InlineData("10.20.0.0/24")]
    public Task Ranges_that_overlap_fail(string managedServices) =>
        RefusesAsync(
            new SettingsTrial().With("emergence.network.managedServices", managedServices),
            "network.managedServices",
            $"is {managedServices} and overlaps subnet, 10.20.0.0/24.",
            "<another range>"
        );

    [Fact]
    public Task MaximumBackoff_below_minimum_fails() =>
        RefusesAsync(
            new SettingsTrial().With("emergence.queues.minimumBackoff", "1m").With("emergence.queues.maximumBackoff", "59s"),
            "queues.maximumBackoff",
            "is 59s, less than minimumBackoff, 60s.",
            "60s"
        );

    [Fact]
    public Task MaximumInstances_below_minimum_fail() =>
        RefusesAsync(
            new SettingsTrial().With("emergence.workers.neo.minimumInstances", 3),
            "workers.neo.maximumInstances",
            "is 2, less than minimumInstances, 3.",
            "3"
        );

    [Fact]
    public Task Worker_timeout_below_ack_deadline_fails() =>
        RefusesAsync(
            new SettingsTrial().With("emergence.workers.nexus.timeout", "599s"),
            "workers.nexus.timeout",
            "is 599s, less than queues.ackDeadline, 600s.",
            "600s"
        );

    [Theory]
    [InlineData(4, 10, 20, "db-g1-small")]
    [InlineData(5, 11, 22, "db-g1-small")]
    [InlineData(17, 23, 46, "db-custom-1-3840")]
    [InlineData(191, 197, 394, "db-custom-2-7680")]
    [InlineData(192, 198, 396, "db-custom-4-15360")]
    [InlineData(242, 248, 496, "<no tier takes that many: lower maximumInstances instead>")]
    public async Task Connections_over_the_tiers_limit_fail_with_the_smallest_sufficient_tier(
        int orchestrator,
        int all,
        int asked,
        string fix
    )
    {
        var trial = new SettingsTrial().With("emergence.orchestrator.maximumInstances", orchestrator);

        if (asked <= 20)
        {
            Assert.Equal(orchestrator, (await trial.ReadAsync()).Of<EmergenceSettings>()!.Orchestrator.MaximumInstances);
            return;
        }

        await RefusesAsync(
            trial,
            "database.tier",
            $"is db-f1-micro, which leaves 20 connections; {all} instances at most, of 2 each, ask for {asked}.",
            fix
        );
    }

    [Theory]
    [InlineData("emergence.database.diskLimit", "40")]
    [InlineData("emergence.queues.ackDeadline", "900s")]
    [InlineData("emergence.workers.neo.maximumInstances", "0")]
    [InlineData("emergence.network.subnet", "10.21.0.0/27")]
    [InlineData("emergence.database.tier", "db-none")]
    public async Task Invalid_value_reports_no_additional_conflict(string path, string value) =>
        Assert.DoesNotContain("INF106", await new SettingsTrial().With(path, value).RefusalAsync(), StringComparison.Ordinal);

    [Theory]
    [InlineData("emergence.database.diskLimit")]
    [InlineData("emergence.workers.neo.timeout")]
    [InlineData("emergence.queues.maximumBackoff")]
    [InlineData("emergence.queues")]
    [InlineData("emergence.orchestrator")]
    public async Task Missing_value_reports_no_additional_conflict(string path) =>
        Assert.DoesNotContain("INF106", await new SettingsTrial().Without(path).RefusalAsync(), StringComparison.Ordinal);

    private static async Task RefusesAsync(SettingsTrial trial, string key, string message, string fix) =>
        Assert.Equal(
            $"""
            INF106 setting 'infra:emergence.{key}' {message}
                   Fix: pulumi config set --path infra:emergence.{key} {fix} --stack staging
            """,
            await trial.RefusalAsync()
        );
}
