using System.Text.Json.Nodes;
using Infra.Settings;
using Infra.Tests.Recording;
using Infra.Tests.Settings;
using Stacks;

namespace Infra.Tests.Stacks;

/// <summary>The system as a whole, under mocks.</summary>
public sealed class EmergenceTests
{
    private const string Prefix = "infra:emergence.";
    private const string Digest = "docker.io/other/image@sha256:1111111111111111111111111111111111111111111111111111111111111111";

    /// <summary>By the end of a setting's key: a value that neither environment has. Of several that fit, the longest key counts.</summary>
    private static readonly Dictionary<string, JsonNode> Others = new()
    {
        ["project"] = "other-project",
        ["region"] = "us-central1",
        ["environment"] = "other",
        ["network.subnet"] = "10.99.0.0/24",
        ["network.managedServices"] = "10.98.0.0/20",
        ["network.abandonPeering"] = false,
        ["database.tier"] = "db-g1-small",
        ["database.availability"] = "regional",
        ["database.disk"] = "30GiB",
        ["database.diskLimit"] = "60GiB",
        ["database.pointInTimeRecovery"] = false,
        ["database.logRetentionDays"] = 6,
        ["database.retainedBackups"] = 8,
        ["database.finalBackupDays"] = 5,
        ["protect"] = true,
        ["migrationImage"] = Digest,
        ["embeddingDimensions"] = 768,
        ["cache.tier"] = "standard-ha",
        ["cache.memory"] = "2GiB",
        ["queues.ackDeadline"] = "300s",
        ["queues.deliveryAttempts"] = 6,
        ["queues.minimumBackoff"] = "20s",
        ["queues.maximumBackoff"] = "300s",
        ["queues.retention"] = "8d",
        ["queues.deadLetterRetention"] = "30d",
        ["image"] = Digest,
        ["cpus"] = 4,
        ["memory"] = "1024MiB",
        ["minimumInstances"] = 1,
        ["maximumInstances"] = 3,
        ["concurrency"] = 5,
        ["timeout"] = "1800s",
    };

    public static TheoryData<string> Settings =>
        [
            .. SettingsFile
                .Keys(SettingsTrial.Stack)
                .Where(key => key.StartsWith(Prefix, StringComparison.Ordinal))
                .Select(key => key[Prefix.Length..]),
        ];

    [Fact]
    public async Task Defaults_declare_what_the_plan_of_staging_holds_and_register_every_component()
    {
        var mocks = await DeclareAsync(Trial());

        // The plan counts the stack too.
        Assert.Equal(134, mocks.Resources.Count);
        Assert.Equal(
            mocks.Resources.Where(resource => resource.IsComponent).Select(resource => resource.Key).Order(StringComparer.Ordinal),
            mocks.Outputs.Keys.Where(key => key.StartsWith("platform:", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task Setting_that_changes_reaches_the_provider(string key)
    {
        var before = await DeclareAsync(Trial());
        var after = await DeclareAsync(Trial().With($"emergence.{key}", Other(key)));

        Assert.NotEqual(Text(before), Text(after));
    }

    [Fact]
    public async Task Every_type_is_answered_that_the_program_declares()
    {
        var mocks = await DeclareAsync(Trial());

        var declared = mocks.Resources.Where(resource => !resource.IsComponent).Select(resource => resource.Type).Distinct();
        Assert.Equal(CloudAnswers.Types.Order(StringComparer.Ordinal), declared.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Stack_without_systems_declares_nothing()
    {
        var mocks = await DeclareAsync(new SettingsTrial().With("systems", new JsonArray()));

        Assert.Empty(mocks.Resources);
    }

    /// <summary>With point-in-time recovery, without which availability has no choice.</summary>
    private static SettingsTrial Trial() => new SettingsTrial().With("emergence.database.pointInTimeRecovery", true);

    private static JsonNode Other(string key) =>
        Others
            .Where(other => $".{key}".EndsWith($".{other.Key}", StringComparison.Ordinal))
            .MaxBy(other => other.Key.Length)
            .Value.DeepClone();

    private static string Text(RecordingMocks mocks) => new Inventory(mocks.Resources, mocks).ToString();

    private static async Task<RecordingMocks> DeclareAsync(SettingsTrial trial)
    {
        using var environment = trial.WithBuiltImages().Environment();
        return await Declaration.RunAsync(() => Systems.Declare(SettingsReader.Read(SystemSettings.Read)));
    }
}
