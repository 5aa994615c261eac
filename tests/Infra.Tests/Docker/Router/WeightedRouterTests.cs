using Infra.Docker.Containers;
using Infra.Docker.Networks;
using Infra.Docker.Router;
using Infra.Rollout;
using Infra.Tests.Recording;

namespace Infra.Tests.Docker.Router;

public sealed class WeightedRouterTests
{
    private const string Container = "docker:index/container:Container";
    private const string Command = "command:local:Command";

    [Fact]
    public async Task Defaults_declare_a_router_with_weighted_backends() =>
        InventoryFile.Matches("WeightedRouter.defaults.txt", (await DeclareAsync(Args, 0)).ToString());

    [Fact]
    public async Task Values_reach_the_provider() =>
        InventoryFile.Matches(
            "WeightedRouter.values.txt",
            (
                await DeclareAsync(
                    (inside, outside) =>
                        Args(inside, outside) with
                        {
                            Settings = DockerNeighbours.Large,
                            Address = "10.0.0.1",
                            HttpPort = 80,
                            HttpsPort = 443,
                            Labels = Neighbours.Labels,
                        },
                    10
                )
            ).ToString()
        );

    [Fact]
    public async Task Weight_change_changes_the_command_but_not_the_router()
    {
        var (before, after) = (await DeclareAsync(Args, 0), await DeclareAsync(Args, 10));

        Assert.Equal(WithoutCommand(before), WithoutCommand(after));
        Assert.NotEqual(before.Single(Command).At("triggers[0]"), after.Single(Command).At("triggers[0]"));
        Assert.Equal("10", after.Single(Command).At("environment.WEIGHT"));
    }

    [Fact]
    public async Task Shares_outlive_the_router_in_a_volume()
    {
        var router = (await DeclareAsync(Args, 0)).Single(Container, "router");

        Assert.Contains(
            (RouterPaths.State, "router-shares"),
            new[] { 0, 1 }.Select(index => (router.At($"volumes[{index}].containerPath"), router.At($"volumes[{index}].volumeName")))
        );
    }

    [Fact]
    public async Task Runtime_API_and_metrics_ports_are_not_published()
    {
        var router = (await DeclareAsync(Args, 0)).Single(Container, "router");

        Assert.Equal((8080.0, 8443.0), (router.At("ports[0].internal"), router.At("ports[1].internal")));
        Assert.Null(router.At("ports[2].internal"));
    }

    private static string WithoutCommand(Inventory added) =>
        string.Join(
            '\n',
            added.Resources.Where(resource => resource.Type != Command).SelectMany(resource => resource.Leaves().Prepend(Named(resource)))
        );

    private static KeyValuePair<string, object?> Named(RecordedResource resource) => new(resource.Key, null);

    private static Task<Inventory> DeclareAsync(Func<ContainerNetwork, ContainerNetwork, WeightedRouterArgs> args, int weight) =>
        Declaration.AddedAsync(
            () => new Surroundings(DockerNeighbours.Internal(), DockerNeighbours.Outside()),
            given =>
            {
                var router = new WeightedRouter("router", args(given.Internal, given.Edge));
                router.ApplyWeights("#!/bin/sh\n", "ssh://deployer@host", Rollout(weight), "prometheus", Prometheus(given));
            }
        );

    private static ContainerService Prometheus(Surroundings given) =>
        new(
            "prometheus",
            new()
            {
                Settings = DockerNeighbours.Small,
                User = new ContainerUser(65_534, 65_534),
                Probe = new HealthProbe(["true"]),
                Networks = [new(given.Internal)],
            }
        );

    private static RolloutSettings Rollout(int weight) =>
        new()
        {
            Weight = weight,
            Plan = new RolloutPlan([new RolloutStep(0, 10), new RolloutStep(1, 100)]),
            Segments = [new TrafficSegment("beta_users", 100)],
            EnforceGates = true,
            GateWindow = TimeSpan.FromHours(6),
            GateSamples = 10_000,
        };

    private static WeightedRouterArgs Args(ContainerNetwork inside, ContainerNetwork outside)
    {
        var check = new UpstreamCheck("/health", TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(5), 3);
        return new()
        {
            Router = new()
            {
                Stable = new("old", "old", 5062, check),
                Specialist = new("special", "special", 5052, check),
                SpecialistPath = "/special/",
                Candidate = new("new", "new", 5070, check),
            },
            Settings = DockerNeighbours.Small,
            Internal = inside,
            Edge = outside,
            Address = PublishedPort.Loopback,
            HttpPort = 10_080,
            HttpsPort = 10_443,
            CertificateFile = "/srv/router.pem",
            StartScript = "start\n",
            SharesScript = "shares\n",
            GuardScript = "guard\n",
            PrometheusUrl = "http://prometheus:9090",
            Protect = false,
        };
    }

    private sealed record Surroundings(ContainerNetwork Internal, ContainerNetwork Edge);
}
