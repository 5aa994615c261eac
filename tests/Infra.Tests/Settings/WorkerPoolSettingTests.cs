namespace Infra.Tests.Settings;

/// <summary>The settings of worker pools.</summary>
public sealed class WorkerPoolSettingTests
{
    private const string Worker = "infra:phoenix.workers.event-bridge";

    [Theory]
    [InlineData("instances", "-1", "-1; it takes 0 to 1000 instances", "0")]
    [InlineData("instances", "1001", "1001; it takes 0 to 1000 instances", "1000")]
    [InlineData("memory", "256MiB", "256MiB; it takes 512MiB to 32768MiB", "512MiB")]
    public async Task Value_outside_its_limits_fails_with_value_range_and_nearest(
        string key,
        string value,
        string message,
        string nearest
    ) =>
        Assert.Equal(
            $"""
            INF103 setting '{Worker}.{key}' is {message}.
                   Fix: pulumi config set --path {Worker}.{key} {nearest} --stack staging
            """,
            await new SettingsTrial().With($"phoenix.workers.event-bridge.{key}", value).RefusalAsync()
        );

    [Theory]
    [InlineData("minimumInstances")]
    [InlineData("concurrency")]
    [InlineData("timeout")]
    public async Task Request_only_settings_are_unknown(string key) =>
        Assert.StartsWith(
            $"INF105 setting '{Worker}.{key}' is not known.",
            await new SettingsTrial().With($"phoenix.workers.event-bridge.{key}", 1).RefusalAsync(),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Section_of_a_worker_that_is_missing_is_copied_from_another_stack() =>
        Assert.Equal(
            $"""
            INF101 setting '{Worker}' is required and missing; it takes an object.
                   Fix: pulumi config cp --path {Worker} --stack <another stack> --dest staging
            """,
            await new SettingsTrial().Without("phoenix.workers.event-bridge").RefusalAsync()
        );
}
