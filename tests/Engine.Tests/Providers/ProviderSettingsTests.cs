using System.IO.Compression;
using System.Text.Json;
using Engine.Diagnostics;
using Engine.Projects;
using Engine.Tests.Recorded;
using Providers;

namespace Engine.Tests.Providers;

public sealed class ProviderSettingsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(
        "gcp:userProjectOverridex",
        "'gcp:userProjectOverridex' is not a setting of the gcp provider.",
        "did you mean 'gcp:userProjectOverride'?"
    )]
    [InlineData("gcp:Project", "'gcp:Project' is not a setting of the gcp provider.", "did you mean 'gcp:project'?")]
    [InlineData("gcp:config:regoin", "'gcp:regoin' is not a setting of the gcp provider.", "did you mean 'gcp:region'?")]
    [InlineData(
        "cloudflare:apiTokn",
        "'cloudflare:apiTokn' is not a setting of the cloudflare provider.",
        "did you mean 'cloudflare:apiToken'?"
    )]
    [InlineData("docker:hosts", "'docker:hosts' is not a setting of the docker provider.", "did you mean 'docker:host'?")]
    [InlineData("random:seed", "'random:seed' is not a setting of the random provider.", "remove it; this provider has no settings.")]
    [InlineData("command:shell", "'command:shell' is not a setting of the command provider.", "remove it; this provider has no settings.")]
    [InlineData("pulumi:tag", "'pulumi:tag' is not a setting of Pulumi.", "did you mean 'pulumi:tags'?")]
    [InlineData(
        "docker:qqqqqqqqqqqq",
        "'docker:qqqqqqqqqqqq' is not a setting of the docker provider.",
        "see the settings in the provider's configuration reference."
    )]
    public void Load_of_a_setting_that_a_provider_does_not_have_names_the_nearest(string key, string message, string fix)
    {
        var expected = $"ENG126 Pulumi.dev.yaml:2:{key.Length + 5}: {message}\n       Fix: {fix}";

        Assert.Equal(expected, Assert.Throws<FaultException>(() => Load($"config:\n  {key}: a\n")).Message);
    }

    [Theory]
    [InlineData("gcp:userProjectOverride: true")]
    [InlineData("gcp:pluginDownloadURL: https://plugins.example.com")]
    [InlineData("docker:registryAuth: [{address: a}]")]
    [InlineData("aws:regiom: eu-west-1")]
    [InlineData("pulumi:autonaming: {mode: default}")]
    [InlineData("pulumi:disable-default-providers: ['*']")]
    [InlineData("anything: a")]
    public void Load_of_a_setting_that_a_provider_has_or_of_an_unknown_package_is_accepted(string setting) =>
        Assert.Single(Load($"config:\n  {setting}\n").Config);

    [Fact]
    public void Load_of_a_setting_in_the_project_file_is_checked_as_well() =>
        Assert.Equal(
            "ENG126 Pulumi.yaml:4:17: 'gcp:projct' is not a setting of the gcp provider.\n       Fix: did you mean 'gcp:project'?",
            Assert.Throws<FaultException>(() => Load("", "config:\n  gcp:projct:   a\n")).Message
        );

    [Fact]
    public void Load_of_another_autonaming_than_the_default_is_refused() =>
        Assert.Equal(
            "ENG127 Pulumi.dev.yaml:2:22: 'pulumi:autonaming' changes the names that Pulumi gives to resources; "
                + "the review supports only the default names.\n"
                + "       Fix: set the names in the program, or review the stack without this setting.",
            Assert.Throws<FaultException>(() => Load("config:\n  pulumi:autonaming: {mode: verbatim}\n")).Message
        );

    [RecordedFact("facts")]
    public void Settings_of_a_package_are_those_of_its_provider_schema() =>
        Assert.All(
            ["cloudflare", "command", "docker", "gcp", "random"],
            package => Assert.Equal(Recorded(package), ProviderSettings.Names(package))
        );

    private static IEnumerable<string> Recorded(string package)
    {
        using var file = File.OpenRead(Path.Combine(Repository.Shared, "facts", package, "schema.json.gz"));
        using var stream = new GZipStream(file, CompressionMode.Decompress);
        using var schema = JsonDocument.Parse(stream);
        return schema.RootElement.GetProperty("config").TryGetProperty("variables", out var variables)
            ? [.. variables.EnumerateObject().Select(variable => variable.Name).Order(StringComparer.Ordinal)]
            : [];
    }

    private DeploymentSettings Load(string stack, string project = "")
    {
        _folder.Write("Pulumi.yaml", $"name: shop\nruntime: nodejs\n{project}");
        _folder.Write("Pulumi.dev.yaml", stack);
        return StackSettings.Load(ProjectFile.Load(_folder.Path), "dev", ProviderSettings.Known);
    }
}
