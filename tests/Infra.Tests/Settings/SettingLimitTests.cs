using System.Text.Json.Nodes;

namespace Infra.Tests.Settings;

/// <summary>Values that are out of range or malformed (INF103), or not one of the choices (INF104).</summary>
public sealed class SettingLimitTests
{
    [Theory]
    [InlineData("embeddingDimensions", "0", "1 to 2000 dimensions", "1")]
    [InlineData("embeddingDimensions", "2001", "1 to 2000 dimensions", "2000")]
    [InlineData("database.logRetentionDays", "0", "1 to 7 days", "1")]
    [InlineData("database.logRetentionDays", "8", "1 to 7 days", "7")]
    [InlineData("database.retainedBackups", "0", "1 to 365 backups", "1")]
    [InlineData("database.retainedBackups", "366", "1 to 365 backups", "365")]
    [InlineData("database.finalBackupDays", "-1", "0 to 365 days", "0")]
    [InlineData("database.finalBackupDays", "366", "0 to 365 days", "365")]
    [InlineData("queues.deliveryAttempts", "4", "5 to 100 attempts", "5")]
    [InlineData("queues.deliveryAttempts", "101", "5 to 100 attempts", "100")]
    [InlineData("orchestrator.minimumInstances", "-1", "0 to 1000 instances", "0")]
    [InlineData("orchestrator.maximumInstances", "0", "1 to 1000 instances", "1")]
    [InlineData("workers.neo.maximumInstances", "1001", "1 to 1000 instances", "1000")]
    [InlineData("workers.neo.concurrency", "0", "1 to 1000 requests", "1")]
    [InlineData("workers.neo.concurrency", "1001", "1 to 1000 requests", "1000")]
    public Task Number_outside_its_limits_fails_with_value_range_and_nearest(string key, string value, string range, string nearest) =>
        RefusesAsync(key, value, $"{value}; it takes {range}", nearest);

    [Theory]
    [InlineData("database.disk", "9GiB", "10GiB to 65536GiB", "10GiB")]
    [InlineData("database.diskLimit", "65537GiB", "10GiB to 65536GiB", "65536GiB")]
    [InlineData("cache.memory", "0GiB", "1GiB to 300GiB", "1GiB")]
    [InlineData("cache.memory", "301GiB", "1GiB to 300GiB", "300GiB")]
    [InlineData("orchestrator.memory", "511MiB", "512MiB to 32768MiB", "512MiB")]
    [InlineData("orchestrator.memory", "32769MiB", "512MiB to 32768MiB", "32768MiB")]
    [InlineData("queues.ackDeadline", "9s", "10s to 600s", "10s")]
    [InlineData("queues.ackDeadline", "601s", "10s to 600s", "600s")]
    [InlineData("queues.maximumBackoff", "601s", "0s to 600s", "600s")]
    [InlineData("queues.minimumBackoff", "601s", "0s to 600s", "600s")]
    [InlineData("queues.retention", "599s", "600s to 2678400s", "600s")]
    [InlineData("queues.deadLetterRetention", "2678401s", "600s to 2678400s", "2678400s")]
    [InlineData("orchestrator.timeout", "0s", "1s to 3600s", "1s")]
    [InlineData("orchestrator.timeout", "3601s", "1s to 3600s", "3600s")]
    public Task Amount_outside_its_limits_fails_with_value_range_and_nearest(string key, string value, string range, string nearest) =>
        RefusesAsync(key, $"\"{value}\"", $"{value}; it takes {range}", nearest);

    [Theory]
    [InlineData("network.subnet", "10.20.0.0/15", "a prefix of /16 to /26", "10.20.0.0/16")]
    [InlineData("network.subnet", "10.20.0.64/27", "a prefix of /16 to /26", "10.20.0.64/26")]
    [InlineData("network.subnet", "10.20.0.32/27", "a prefix of /16 to /26", "10.20.0.0/26")]
    [InlineData("network.managedServices", "10.21.3.128/25", "a prefix of /16 to /24", "10.21.3.0/24")]
    [InlineData("network.managedServices", "0.0.0.0/0", "a prefix of /16 to /24", "0.0.0.0/16")]
    public Task Prefix_outside_its_limits_fails_with_a_range_that_is_one(string key, string value, string range, string nearest) =>
        RefusesAsync(key, $"\"{value}\"", $"{value}; it takes {range}", nearest);

    [Theory]
    [InlineData("project", "", "a project's id: 6 to 30 lower-case letters, digits and hyphens")]
    [InlineData("project", "Some-Project", "a project's id: 6 to 30 lower-case letters, digits and hyphens")]
    [InlineData("project", "a2345", "a project's id: 6 to 30 lower-case letters, digits and hyphens")]
    [InlineData("project", "a234567890123456789012345678901", "a project's id: 6 to 30 lower-case letters, digits and hyphens")]
    [InlineData("region", "europe-west", "a region such as europe-west1")]
    [InlineData("region", "europe-west1-b", "a region such as europe-west1")]
    [InlineData("environment", "a23456789012345678901", "1 to 20 lower-case letters, digits and hyphens")]
    [InlineData("network.subnet", "10.20.0.0", "an IPv4 range such as 10.10.0.0/24")]
    [InlineData("network.subnet", "fd00::/24", "an IPv4 range such as 10.10.0.0/24")]
    [InlineData("network.subnet", "10.20.0.0/33", "an IPv4 range such as 10.10.0.0/24")]
    [InlineData("database.disk", "20GB", "an amount such as 20GiB")]
    [InlineData("database.disk", "2.5GiB", "an amount such as 20GiB")]
    [InlineData("orchestrator.memory", "2GiB", "an amount such as 512MiB")]
    [InlineData("queues.ackDeadline", "10 minutes", "a time such as 600s or 14d")]
    [InlineData("embeddingDimensions", "many", "a whole number")]
    [InlineData("migrationImage", "docker.io/library/postgres:15", Image)]
    [InlineData("migrationImage", "docker.io/library/postgres@sha256:12ab", Image)]
    public Task String_in_an_invalid_format_fails_with_the_format(string key, string value, string form) =>
        RefusesAsync(key, $"\"{value}\"", $"'{value}'; it takes {form}", "<value>");

    [Fact]
    public Task String_with_a_trailing_line_break_fails() =>
        RefusesAsync("region", "\"europe-west1\\n\"", "'europe-west1\n'; it takes a region such as europe-west1", "<value>");

    [Theory]
    [InlineData("database.availability", "multi-zonal", "zonal, regional", "zonal")]
    [InlineData("database.availability", "Regional", "zonal, regional", "regional")]
    [InlineData("cache.tier", "standard", "basic, standard-ha", "standard-ha")]
    [InlineData("cache.tier", "", "basic, standard-ha", "basic")]
    [InlineData("database.tier", "db-custom-2", Tiers, "db-custom-2-7680")]
    public async Task Unknown_choice_fails_with_the_valid_choices_and_the_nearest(
        string key,
        string value,
        string choices,
        string nearest
    ) =>
        Assert.Equal(
            $"""
            INF104 setting 'infra:emergence.{key}' is '{value}'; it takes one of {choices}.
                   Fix: pulumi config set --path infra:emergence.{key} {nearest} --stack staging
            """,
            await new SettingsTrial().With($"emergence.{key}", value).RefusalAsync()
        );

    [Theory]
    [InlineData(0, "1")]
    [InlineData(3, "2")]
    [InlineData(7, "6")]
    [InlineData(64, "8")]
    public async Task Unsupported_cpus_fail_with_the_nearest_supported_value(int cpus, string nearest) =>
        Assert.Equal(
            $"""
            INF104 setting 'infra:emergence.orchestrator.cpus' is '{cpus}'; it takes one of 1, 2, 4, 6, 8.
                   Fix: pulumi config set --path infra:emergence.orchestrator.cpus {nearest} --stack staging
            """,
            await new SettingsTrial().With("emergence.orchestrator.cpus", cpus).RefusalAsync()
        );

    [Fact]
    public async Task Unknown_system_fails_with_its_index_and_its_settings_are_not_read() =>
        Assert.Equal(
            $"""
            INF104 setting 'infra:systems[0]' is 'emergance'; it takes one of {SettingsTrial.AllSystems}.
                   Fix: pulumi config set --path 'infra:systems[0]' emergence --stack staging
            """,
            await new SettingsTrial().With("systems", new JsonArray("emergance")).RefusalAsync()
        );

    private const string Image = "an image by digest, registry/repository/name@sha256: and 64 hexadecimal digits";
    private const string Tiers = "db-custom-1-3840, db-custom-2-7680, db-custom-4-15360, db-f1-micro, db-g1-small";

    private static async Task RefusesAsync(string key, string json, string message, string fix) =>
        Assert.Equal(
            $"""
            INF103 setting 'infra:emergence.{key}' is {message}.
                   Fix: pulumi config set --path infra:emergence.{key} {fix} --stack staging
            """,
            await new SettingsTrial().With($"emergence.{key}", JsonNode.Parse(json)).RefusalAsync()
        );
}
