using Infra.Tests.Plans;
using Stacks;

namespace Infra.Tests.Settings;

/// <summary>The images before the first build (INF107).</summary>
public sealed class UnbuiltImageTests
{
    private const string Built = "sha256:1111111111111111111111111111111111111111111111111111111111111111";

    private static readonly string[] PhoenixServices = ["backend-unified", "iris-api", "agents-ai", "letters", "cv", "website"];
    private static readonly string[] PhoenixWorkers = ["event-bridge", "user-profile"];

    [Fact]
    public async Task Deployment_of_images_that_were_never_built_names_each_of_them()
    {
        var trial = new SettingsTrial()
            .WithOwnNames()
            .WithSystems("emergence", "phoenix")
            .With("emergence.migrationImage", $"docker.io/library/postgres@{Built}")
            .With("emergence.orchestrator.image", $"europe-west1-docker.pkg.dev/some-project/some/app@{Built}");

        var refusal = await trial.RefusalAsync(isDryRun: false);

        Assert.Equal(
            string.Join(
                '\n',
                [
                    .. EmergenceSettings.Agents.Select(agent => Expected($"emergence.workers.{agent}", $"emergence/{agent}-worker")),
                    Expected("emergence.oldOrchestrator", "emergence/emergence-app-old"),
                    .. PhoenixServices.Select(name => Expected($"phoenix.services.{name}", $"phoenix/{name}")),
                    .. PhoenixWorkers.Select(name => Expected($"phoenix.workers.{name}", $"phoenix/{name}")),
                ]
            ),
            refusal
        );
    }

    [Fact]
    public async Task Deployment_of_containers_that_were_never_built_names_each_of_them()
    {
        var refusal = await new SettingsTrial(StackPlans.Laptop).RefusalAsync(isDryRun: false);

        Assert.Equal(
            [
                .. PhoenixServices.Select(name => $"infra:phoenix.services.{name}.image"),
                .. PhoenixWorkers.Select(name => $"infra:phoenix.workers.{name}.image"),
                .. SuperSmartMatchSettings.ContainerNames.Select(name => $"infra:supersmartmatch.containers.{name}.image"),
            ],
            refusal
                .Split('\n')
                .Where(line => line.StartsWith("INF107", StringComparison.Ordinal))
                .Select(line => line.Split('\'')[1])
                .OrderBy(key =>
                    key.StartsWith("infra:phoenix.workers", StringComparison.Ordinal) ? 1
                    : key.StartsWith("infra:s", StringComparison.Ordinal) ? 2
                    : 0
                )
        );
    }

    [Fact]
    public async Task Preview_accepts_placeholders()
    {
        var settings = await new SettingsTrial().ReadAsync(isDryRun: true);

        Assert.NotNull(settings.Of<EmergenceSettings>());
        Assert.NotNull(settings.Of<PhoenixSettings>());
    }

    private static string Expected(string section, string name)
    {
        var key = $"infra:{section}.image";
        var image = $"europe-west1-docker.pkg.dev/emergence-469005-staging/{name}";
        return $"""
            INF107 setting '{key}' names an image that was never built: its digest is all zeros; a deployment needs a built image.
                   Fix: pulumi config set --path {key} {image}@sha256:<digest> --stack staging
            """;
    }
}
