using Stacks;

namespace Infra.Tests.Settings;

/// <summary>Images of the first days, before anything was built (INF107).</summary>
public sealed class UnbuiltImageTests
{
    private const string Built = "sha256:1111111111111111111111111111111111111111111111111111111111111111";

    [Fact]
    public async Task Deployment_of_images_that_were_never_built_names_each_of_them()
    {
        var trial = new SettingsTrial()
            .With("emergence.migrationImage", $"docker.io/library/postgres@{Built}")
            .With("emergence.orchestrator.image", $"europe-west1-docker.pkg.dev/some-project/some/app@{Built}");

        var refusal = await trial.RefusalAsync(isDryRun: false);

        Assert.Equal(string.Join('\n', EmergenceSettings.Agents.Select(Expected)), refusal);
    }

    [Fact]
    public async Task Preview_takes_them() => Assert.NotNull((await new SettingsTrial().ReadAsync(isDryRun: true)).Emergence);

    private static string Expected(string agent)
    {
        var key = $"infra:emergence.workers.{agent}.image";
        var image = $"europe-west1-docker.pkg.dev/emergence-469005-staging/emergence/{agent}-worker";
        return $"""
            INF107 setting '{key}' names an image that was never built, its digest is all zeros; a deployment needs one that was.
                   Fix: pulumi config set --path {key} {image}@sha256:<digest> --stack staging
            """;
    }
}
