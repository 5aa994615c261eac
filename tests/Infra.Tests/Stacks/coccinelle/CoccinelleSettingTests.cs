using System.Text.Json.Nodes;
using Infra.Tests.Settings;
using Stacks;

namespace Infra.Tests.Stacks;

/// <summary>The valid settings of Coccinelle.</summary>
public sealed class CoccinelleSettingTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateDirectory(Repository.File("artifacts", $"bundle-{Guid.NewGuid():N}"));

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("account", "\"0123\"", "'0123'; it takes an account's id: 32 hexadecimal digits", "<value>")]
    [InlineData(
        "hostname",
        "\"https://a.example.com\"",
        "'https://a.example.com'; it takes a host such as api.example.com, in lower case",
        "<value>"
    )]
    [InlineData("vectors.dimensions", "0", "0; it takes 1 to 1536 dimensions", "1")]
    [InlineData("vectorsV2.dimensions", "1537", "1537; it takes 1 to 1536 dimensions", "1536")]
    [InlineData("audioRetention", "\"3651d\"", "315446400s; it takes 0s to 315360000s", "315360000s")]
    [InlineData("release.name", "\"two words\"", $"'two words'; it takes {Name}", "<value>")]
    [InlineData("release.bundle", "\"../elsewhere\"", "'../elsewhere'; it takes a folder of the project such as api/worker", "<value>")]
    [InlineData("release.bundle", "\"/tmp\"", "'/tmp'; it takes a folder of the project such as api/worker", "<value>")]
    [InlineData("release.compatibilityDate", "\"2025-13-01\"", "'2025-13-01'; it takes a date such as 2025-12-01", "<value>")]
    [InlineData("rollout.share", "\"101%\"", "101%; it takes 0% to 100%", "100%")]
    [InlineData("rollout.share", "\"0.001%\"", "'0.001%'; it takes a share such as 10% or 12.5%", "<value>")]
    [InlineData("rollout.previousVersion", "\"2.0.0\"", $"'2.0.0'; it takes {Version}", "<value>")]
    public Task Value_outside_its_form_or_range_fails_with_them(string key, string json, string message, string fix) =>
        RefusesAsync("INF103", new SettingsTrial().With($"coccinelle.{key}", JsonNode.Parse(json)), key, message, fix);

    [Theory]
    [InlineData("location", "europe", "wnam, enam, weur, eeur, apac, oc", "wnam")]
    [InlineData("vectors.metric", "dot", "cosine, euclidean, dot-product", "dot-product")]
    public Task Unknown_choice_fails_with_the_valid_choices(string key, string value, string choices, string nearest) =>
        RefusesAsync("INF104", new SettingsTrial().With($"coccinelle.{key}", value), key, $"'{value}'; it takes one of {choices}", nearest);

    [Fact]
    public Task Invalid_secret_name_is_rejected() =>
        RefusesAsync(
            "INF103",
            new SettingsTrial().With("coccinelle.release.secrets", new JsonArray("API_TOKEN", "sk-live-value")),
            "release.secrets[1]",
            "'sk-live-value'; it takes a secret's name: up to 64 capital letters, digits and underscores",
            "<value>"
        );

    [Theory]
    [InlineData("0%")]
    [InlineData("99.99%")]
    public Task Share_that_leaves_a_remainder_unassigned_fails(string share) =>
        RefusesAsync(
            "INF106",
            new SettingsTrial().With("coccinelle.rollout.share", share),
            "rollout.share",
            $"{share}; with previousVersion 'none' there is nothing to take the rest",
            "100%"
        );

    [Theory]
    [InlineData("other.youssef-amrouche.workers.dev")]
    [InlineData("coccinelle-api.workers.dev")]
    [InlineData("coccinelle-api.a.b.workers.dev")]
    public Task Host_of_another_worker_fails(string hostname) =>
        RefusesAsync(
            "INF106",
            new SettingsTrial().With("coccinelle.hostname", hostname),
            "hostname",
            $"{hostname}; on workers.dev the Worker is coccinelle-api.<subdomain>.workers.dev",
            "<host>"
        );

    [Fact]
    public Task Bundle_without_a_main_module_fails() =>
        RefusesAsync(
            "INF106",
            new SettingsTrial().With("coccinelle.release.bundle", "stacks/coccinelle/migrations"),
            "release.bundle",
            "stacks/coccinelle/migrations, which does not contain index.js",
            "<folder>"
        );

    [Theory]
    [InlineData(1_126, false, "1126.00KiB, ")]
    [InlineData(208, true, "208.00KiB, 208.")]
    public Task Bundle_over_its_maximum_size_fails_with_both_sizes(int kibibytes, bool isNoise, string sizes)
    {
        var contents = new byte[kibibytes * 1_024];
        if (isNoise)
        {
            new Random(1).NextBytes(contents);
        }

        File.WriteAllBytes(Path.Combine(_folder.FullName, "index.js"), contents);
        var path = $"artifacts/{_folder.Name}";

        return RefusesAsync(
            "INF106",
            new SettingsTrial().With("coccinelle.release.bundle", path),
            "release.bundle",
            $"{path}, which holds {sizes}",
            "<folder>"
        );
    }

    [Fact]
    public async Task Account_placeholder_can_be_previewed_but_not_deployed()
    {
        var trial = new SettingsTrial().WithSystems("coccinelle");

        Assert.NotNull((await trial.ReadAsync(isDryRun: true)).Of<CoccinelleSettings>());
        Assert.Equal(
            """
            INF107 setting 'infra:coccinelle.account' is all zeros, a placeholder; a deployment needs the ID of an account.
                   Fix: pulumi config set --path infra:coccinelle.account <account id> --stack staging
            """,
            await trial.RefusalAsync(isDryRun: false)
        );
    }

    private const string Name = "a release such as 2.0.0: 1 to 40 letters, digits, dots and hyphens";
    private const string Version = "the id of a version, 8-4-4-4-12 hexadecimal digits, or none";

    private static async Task RefusesAsync(string code, SettingsTrial trial, string key, string message, string fix)
    {
        var path = $"infra:coccinelle.{key}";
        var quoted = path.Contains('[', StringComparison.Ordinal) ? $"'{path}'" : path;
        var refusal = await trial.RefusalAsync();

        Assert.StartsWith($"{code} setting '{path}' is {message}", refusal, StringComparison.Ordinal);
        Assert.EndsWith($".\n       Fix: pulumi config set --path {quoted} {fix} --stack staging", refusal, StringComparison.Ordinal);
        Assert.Equal(2, refusal.Split('\n').Length);
    }
}
