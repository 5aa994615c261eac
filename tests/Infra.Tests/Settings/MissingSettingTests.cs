using System.Text.Json.Nodes;

namespace Infra.Tests.Settings;

/// <summary>Settings that are missing (INF101) or have the wrong type (INF102).</summary>
public sealed class MissingSettingTests
{
    [Theory]
    [InlineData("emergence.project", "a project's id: 6 to 30 lower-case letters, digits and hyphens")]
    [InlineData("emergence.database.disk", "an amount such as 20GiB")]
    [InlineData("emergence.database.protect", "true or false")]
    [InlineData("emergence.database.availability", "one of zonal, regional")]
    [InlineData("emergence.network.subnet", "an IPv4 range such as 10.10.0.0/24")]
    [InlineData("emergence.queues.retention", "a time such as 600s or 14d")]
    [InlineData("emergence.queues.deliveryAttempts", "a whole number")]
    [InlineData("emergence.workers.nexus.memory", "an amount such as 512MiB")]
    public async Task Value_missing_fails_with_its_form(string path, string form) =>
        Assert.Equal(
            $"""
            INF101 setting 'infra:{path}' is required and missing; it takes {form}.
                   Fix: pulumi config set --path infra:{path} <value> --stack staging
            """,
            await new SettingsTrial().Without(path).RefusalAsync()
        );

    [Theory]
    [InlineData("emergence")]
    [InlineData("emergence.database")]
    [InlineData("emergence.workers")]
    [InlineData("emergence.workers.anima")]
    public async Task Object_missing_fails_once_and_is_copied_from_another_stack(string path) =>
        Assert.Equal(
            $"""
            INF101 setting 'infra:{path}' is required and missing; it takes an object.
                   Fix: pulumi config cp --path infra:{path} --stack <another stack> --dest staging
            """,
            await new SettingsTrial().Without(path).RefusalAsync()
        );

    [Fact]
    public async Task Systems_missing_fail_with_the_command_for_a_list() =>
        Assert.Equal(
            $"""
            INF101 setting 'infra:systems' is required and missing; it takes a list of {SettingsTrial.AllSystems}.
                   Fix: pulumi config set --path 'infra:systems[0]' emergence --stack staging
            """,
            await new SettingsTrial().Without("systems").RefusalAsync()
        );

    [Fact]
    public async Task Systems_of_another_type_fail_and_go_first() =>
        Assert.Equal(
            $"""
            INF102 setting 'infra:systems' is "emergence"; it takes a list of {SettingsTrial.AllSystems}.
                   Fix: pulumi config rm --path infra:systems --stack staging &&
            """ + " pulumi config set --path 'infra:systems[0]' emergence --stack staging",
            await new SettingsTrial().With("systems", "emergence").RefusalAsync()
        );

    [Theory]
    [InlineData("emergence.region", "7", "a region such as europe-west1")]
    [InlineData("emergence.database.protect", "\"yes\"", "true or false")]
    [InlineData("emergence.database.protect", "1", "true or false")]
    [InlineData("emergence.database.tier", "[]", "one of db-custom-1-3840, db-custom-2-7680, db-custom-4-15360, db-f1-micro, db-g1-small")]
    [InlineData("emergence.database.disk", "20", "an amount such as 20GiB")]
    [InlineData("emergence.embeddingDimensions", "true", "a whole number")]
    [InlineData("emergence.queues.ackDeadline", "600", "a time such as 600s or 14d")]
    [InlineData("emergence.network.subnet", "{}", "an IPv4 range such as 10.10.0.0/24")]
    [InlineData("emergence.cache.memory", "null", "an amount such as 20GiB")]
    public async Task Value_of_another_type_fails_with_the_allowed_values(string path, string json, string form) =>
        Assert.Equal(
            $"""
            INF102 setting 'infra:{path}' is {json}; it takes {form}.
                   Fix: pulumi config set --path infra:{path} <value> --stack staging
            """,
            await new SettingsTrial().With(path, JsonNode.Parse(json)).RefusalAsync()
        );

    [Theory]
    [InlineData("emergence", "\"text\"")]
    [InlineData("emergence.cache", "[1]")]
    [InlineData("emergence.workers.neo", "true")]
    public async Task Object_of_another_type_fails_once(string path, string json) =>
        Assert.Equal(
            $"""
            INF102 setting 'infra:{path}' is {json}; it takes an object.
                   Fix: pulumi config cp --path infra:{path} --stack <another stack> --dest staging
            """,
            await new SettingsTrial().With(path, JsonNode.Parse(json)).RefusalAsync()
        );
}
