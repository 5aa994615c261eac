using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Infra.Tests.Recording;
using Infra.Tests.Settings;

namespace Infra.Tests.Stacks;

/// <summary>Every setting has an effect.</summary>
public sealed partial class SettingChangeTests
{
    private const string Digest = "docker.io/other/image@sha256:1111111111111111111111111111111111111111111111111111111111111111";

    private static readonly JsonArray Origins = ["https://other.example.com"];

    /// <summary>Values that differ from staging's, by the end of a setting's key. The longest matching key is used.</summary>
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
        ["allowedOrigins.backend-unified"] = Origins,
        ["allowedOrigins.iris-api"] = Origins,
        ["allowedOrigins.agents-ai"] = Origins,
        ["allowedOrigins.letters"] = Origins,
        ["allowedOrigins.cv"] = Origins,
        ["allowedOrigins.website"] = Origins,
        ["image"] = Digest,
        ["revision"] = "service-00001-abc",
        ["cpus"] = 4,
        ["memory"] = "4096MiB",
        ["minimumInstances"] = 1,
        ["maximumInstances"] = 3,
        ["instances"] = 3,
        ["concurrency"] = 5,
        ["timeout"] = "1800s",
        ["email"] = "other@other.test",
        ["slackChannel"] = "projects/other-project/notificationChannels/789",
        ["runbook"] = "https://other.test/alerts.md",
        ["uptimePeriod"] = "900s",
        ["projectNumber"] = "projects/987654321098",
        ["billingAccount"] = "FEDCBA-987654-321098",
        ["currency"] = "EUR",
        ["amounts.project"] = 41,
        ["amounts.emergence"] = 42,
        ["amounts.phoenix"] = 43,
        ["loadBalancer.domain"] = "other.test-domain.net",
        ["loadBalancer.requestsPerMinute"] = 60,
        ["cutOver.oldWeight"] = 40,
        ["cutOver.newWeight"] = 60,
        ["cutOver.keepOld"] = false,
        ["registry.deleteImages"] = true,
        ["pipeline.source"] = "other/repository",
        ["pipeline.settingsRepository"] = "other/repository",
        ["pipeline.tokenVersion"] = 2,
        ["pipeline.approval"] = true,
        ["repository.ownerId"] = 3,
        ["repository.repositoryId"] = 4,
        ["stateBucket"] = "other-bucket",
        ["account"] = "33333333333333333333333333333333",
        ["hostname"] = "coccinelle.example.com",
        ["location"] = "enam",
        ["dimensions"] = 384,
        ["metric"] = "dot-product",
        ["audioRetention"] = "60d",
        ["release.name"] = "2.0.1",
        ["release.bundle"] = "tests/Infra.Tests/Cloudflare/Workers/Bundle",
        ["release.compatibilityDate"] = "2026-01-01",
        ["release.secrets"] = new JsonArray("API_TOKEN"),
        ["rollout.share"] = "50%",
        ["rollout.previousVersion"] = "b2ab6105-a454-41a5-8539-00292c39ae6a",
        ["supersmartmatch.environment"] = "other",
        ["supersmartmatch.dockerHost"] = "ssh://other@another-host",
        ["supersmartmatch.address"] = "10.0.0.9",
        ["supersmartmatch.httpPort"] = 8080,
        ["supersmartmatch.httpsPort"] = 8443,
        ["supersmartmatch.grafanaPort"] = 3333,
        ["supersmartmatch.secretsDirectory"] = "/opt/secrets",
        ["supersmartmatch.alerts.slackChannel"] = "#other",
        ["supersmartmatch.alerts.emailTo"] = "other@example.com",
        ["supersmartmatch.alerts.emailFrom"] = "other@example.com",
        ["supersmartmatch.alerts.smtpHost"] = "mail.example.com:25",
        ["rollout.weight"] = 10,
        ["rollout.steps"] = new JsonArray("J+0:25%", "J+1:100%"),
        ["rollout.segments.beta_users"] = 90,
        ["rollout.segments.enterprise"] = 10,
        ["rollout.segments.api_partners"] = 40,
        ["rollout.enforceGates"] = true,
        ["rollout.gateWindow"] = "1h",
        ["rollout.gateSamples"] = 200,
        ["containers.cpus"] = "123m",
        ["containers.memory"] = "99MiB",
    };

    /// <summary>The setting that must change together with another, by the latter.</summary>
    private static readonly Dictionary<string, (string Key, JsonNode Value)> Companions = new()
    {
        ["cutOver.oldWeight"] = ("emergence.cutOver.newWeight", 60),
        ["cutOver.newWeight"] = ("emergence.cutOver.oldWeight", 40),
    };

    /// <summary>The settings that mocks do not receive or that cannot change alone; other tests cover them.</summary>
    private static readonly string[] LookedAtElsewhere = ["phoenix.platform", "supersmartmatch.protect"];

    /// <summary>Every setting of every system, by system and the rest of its key.</summary>
    public static TheoryData<string, string> Settings
    {
        get
        {
            var settings = new TheoryData<string, string>();
            foreach (
                var key in SettingsFile
                    .Keys(SettingsTrial.Stack)
                    .Select(key => key.Split(':', 2)[1])
                    .Where(key => key.Contains('.'))
                    .Except(LookedAtElsewhere)
            )
            {
                var parts = key.Split('.', 2);
                settings.Add(parts[0], parts[1]);
            }

            return settings;
        }
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task Setting_that_changes_reaches_the_provider(string system, string key)
    {
        var before = await Trial(system).DeclareAsync();
        var trial = Trial(system).With($"{system}.{key}", Other($"{system}.{key}"));
        var after = await (
            Companions.TryGetValue(key, out var other) ? trial.With(other.Key, other.Value.DeepClone()) : trial
        ).DeclareAsync();

        Assert.NotEqual(Text(before), Text(after));
    }

    /// <summary>
    /// Returns settings with point-in-time recovery, which availability requires, all requests on the new back end, a version before the
    /// Worker's release, and a started roll-out with segment shares.
    /// </summary>
    private static SettingsTrial Trial(string system) =>
        new SettingsTrial()
            .With("emergence.database.pointInTimeRecovery", true)
            .With("emergence.cutOver.oldWeight", 0)
            .With("emergence.cutOver.newWeight", 100)
            .With("coccinelle.rollout.share", "90%")
            .With("coccinelle.rollout.previousVersion", "a1ab6105-a454-41a5-8539-00292c39ae6a")
            .With("supersmartmatch.rollout.weight", 25)
            .WithSystems(system);

    private static JsonNode Other(string key) => key.Contains(".secretVersions.", StringComparison.Ordinal) ? 2 : Listed(key);

    /// <summary>Returns a key for all containers, which have the same settings.</summary>
    private static JsonNode Listed(string key) =>
        Others
            .Where(other => $".{ContainerName().Replace(key, "containers.")}".EndsWith($".{other.Key}", StringComparison.Ordinal))
            .MaxBy(other => other.Key.Length)
            .Value.DeepClone();

    [GeneratedRegex(@"(?<=^supersmartmatch\.)containers\.[a-z0-9-]+\.", RegexOptions.CultureInvariant)]
    private static partial Regex ContainerName();

    private static string Text(RecordingMocks mocks) => new Inventory(mocks.Resources, mocks).ToString();
}
