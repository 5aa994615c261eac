using Infra.Docker.Monitoring;
using Infra.Docker.Networks;
using Infra.Tests.Recording;

namespace Infra.Tests.Docker.Monitoring;

public sealed class MonitoringContainersTests
{
    private const string Type = "docker:index/container:Container";

    [Fact]
    public async Task Defaults_declare_three_containers_with_their_files() =>
        InventoryFile.Matches("MonitoringContainers.defaults.txt", (await DeclareAsync(Args)).ToString());

    [Fact]
    public async Task Values_reach_the_provider() =>
        InventoryFile.Matches(
            "MonitoringContainers.values.txt",
            (
                await DeclareAsync(given =>
                    Args(given) with
                    {
                        Prometheus = DockerNeighbours.Large,
                        GrafanaPort = 3_001,
                        Labels = Neighbours.Labels,
                    }
                )
            ).ToString()
        );

    [Fact]
    public async Task Grafana_has_a_generated_password_in_a_file_and_no_visitors()
    {
        var added = await DeclareAsync(Args);
        var variables = added.Single(Type, "watch-grafana").Leaves().Values.OfType<string>().ToList();
        var uploads = added.Single(Type, "watch-grafana-provisioning").Leaves();

        Assert.Contains("GF_SECURITY_ADMIN_PASSWORD__FILE=/etc/grafana/provisioning/admin-password", variables);
        Assert.Contains("GF_AUTH_ANONYMOUS_ENABLED=false", variables);
        Assert.Equal("/files/admin-password", uploads["uploads[0].file"]);
        Assert.Equal("value of watch-grafana-password", uploads["uploads[0].content"]);
        Assert.Equal("0440", uploads["uploads[0].permissions"]);
        Assert.DoesNotContain(variables, text => text.Contains("value of", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Alertmanager_reads_its_secrets_from_files_of_the_host()
    {
        var alertmanager = (await DeclareAsync(Args)).Single(Type, "watch-alertmanager");

        Assert.Equal(
            [("/srv/slack", MonitoringPaths.SlackWebhook, true), ("/srv/smtp", MonitoringPaths.SmtpPassword, true)],
            new[] { 0, 1 }.Select(index =>
                (
                    (string)alertmanager.At($"mounts[{index}].source")!,
                    (string)alertmanager.At($"mounts[{index}].target")!,
                    (bool)alertmanager.At($"mounts[{index}].readOnly")!
                )
            )
        );
    }

    private static Task<Inventory> DeclareAsync(Func<Surroundings, MonitoringContainersArgs> args) =>
        Declaration.AddedAsync(
            () => new Surroundings(DockerNeighbours.Internal(), DockerNeighbours.Outside()),
            given => _ = new MonitoringContainers("watch", args(given))
        );

    private static MonitoringContainersArgs Args(Surroundings given) =>
        new()
        {
            Files = new Dictionary<string, string>
            {
                [$"{MonitoringPaths.Prometheus}/prometheus.yml"] = "scrape_configs: []",
                [$"{MonitoringPaths.Prometheus}/rules/gates.yml"] = "groups: []",
                [$"{MonitoringPaths.Alertmanager}/alertmanager.yml"] = "route: {}",
                [$"{MonitoringPaths.GrafanaProvisioning}/datasources/prometheus.yaml"] = "apiVersion: 1",
                [$"{MonitoringPaths.GrafanaDashboards}/technical.json"] = "{}",
            },
            Prometheus = DockerNeighbours.Small,
            Alertmanager = DockerNeighbours.Small,
            Grafana = DockerNeighbours.Small,
            Internal = given.Internal,
            Outside = given.Outside,
            GrafanaPort = 3_000,
            SlackWebhookFile = "/srv/slack",
            SmtpPasswordFile = "/srv/smtp",
            Protect = false,
        };

    private sealed record Surroundings(ContainerNetwork Internal, ContainerNetwork Outside);
}
