using Infra.Tests.Plans;
using Infra.Tests.Recording;
using Infra.Tests.Settings;
using Stacks;

namespace Infra.Tests.Stacks;

/// <summary>The same Phoenix services on a laptop as in the cloud, with the same isolation.</summary>
[Collection(StackPlans.Collection)]
public sealed class PhoenixContainersTests(StackPlans plans)
{
    private const string Internal = "phoenix-internal";
    private const string SecretsFolder = "/run/secrets/";

    /// <summary>The variables that only one platform sets, including a file or heartbeat that replaces one of the other platform.</summary>
    private static readonly string[] OfThePlatform =
    [
        "ALLOWED_ORIGINS",
        "BACKEND_API_URL",
        "ENVIRONMENT",
        "HEARTBEAT_FILE",
        "IRIS_API_URL",
        "PORT",
    ];

    private StackPlan Laptop => plans[StackPlans.Laptop].Of("platform:systems:PhoenixContainers");

    [Fact]
    public void Laptop_needs_no_cloud() =>
        Assert.Equal(
            ["command", "docker", "random"],
            plans[StackPlans.Laptop]
                .Resources.Where(resource => resource.IsCustom)
                .Select(resource => resource.Type.Split(':')[0])
                .Distinct()
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Laptop_listens_only_on_the_loopback_address() =>
        Assert.All(
            plans[StackPlans.Laptop].Running().SelectMany(container => container.Ports()),
            port => Assert.Equal("127.0.0.1", port.Address)
        );

    [Fact]
    public void Services_are_those_of_the_cloud_with_the_same_variables_ports_and_secrets()
    {
        var cloud = plans.Phoenix("staging");

        Assert.Equal(
            PhoenixParts.Running(cloud).Select(service => service.Name).Order(StringComparer.Ordinal),
            Laptop.Running().Select(container => container.Name).Order(StringComparer.Ordinal)
        );
        foreach (var service in PhoenixParts.Running(cloud))
        {
            var container = Laptop.Single(DockerTypes.Container, service.Name);
            Assert.Equal(Own(service.Variables), Own(container.Environment()));
            Assert.Equal(
                service.SecretVariables.Keys.Select(name => $"{SecretsFolder}{name}").Order(StringComparer.Ordinal),
                container.HostFiles().Keys.Order(StringComparer.Ordinal)
            );
            Assert.Equal(
                service.At("template.containers[0].ports.containerPort"),
                container.Ports().Select(port => (object)(double)port.Internal).SingleOrDefault()
            );
        }
    }

    [Fact]
    public void Service_finds_each_secret_by_a_variable_that_names_its_file() =>
        Assert.All(
            Laptop.Running(),
            container =>
                Assert.Equal(
                    container.HostFiles().Keys.Order(StringComparer.Ordinal),
                    container
                        .Environment()
                        .Where(variable => variable.Value.StartsWith(SecretsFolder, StringComparison.Ordinal))
                        .Select(variable => $"{SecretsFolder}{variable.Key[..^"_FILE".Length]}")
                        .Order(StringComparer.Ordinal)
                )
        );

    [Fact]
    public void Services_share_nothing_but_two_networks() =>
        Assert.Equal(
            [DockerTypes.Container, DockerTypes.Network, DockerTypes.RemoteImage],
            Laptop.Resources.Where(resource => resource.IsCustom).Select(resource => resource.Type).Distinct().Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Service_calls_another_by_its_alias_in_the_internal_network()
    {
        foreach (var ((service, variable), used) in PhoenixParts.Uses)
        {
            var address = new Uri(Laptop.Single(DockerTypes.Container, service).Environment()[variable]);
            var other = Laptop.Single(DockerTypes.Container, used);
            Assert.Equal([address.Host], other.Networks()[Internal]);
            Assert.Equal(address.Port, other.Ports().Single().Internal);
        }
    }

    [Fact]
    public void Alias_belongs_to_a_single_service()
    {
        var aliases = Laptop.Running().SelectMany(container => container.Networks()[Internal]).ToList();

        Assert.Equal(PhoenixParts.Phases.Count, aliases.Count);
        Assert.Equal(aliases.Distinct(), aliases);
        Assert.Empty(aliases.Intersect(Laptop.Running().Select(container => container.Name)));
    }

    [Fact]
    public void Service_waits_for_all_of_the_phases_before_and_for_no_other()
    {
        foreach (var container in Laptop.Running())
        {
            Assert.Equal(
                PhoenixParts
                    .Phases.Where(other => other.Value < PhoenixParts.Phases[container.Name])
                    .Select(other => other.Key)
                    .Order(StringComparer.Ordinal),
                Laptop.Before(container).Intersect(Laptop.Running()).Select(other => other.Name).Order(StringComparer.Ordinal)
            );
        }
    }

    [Fact]
    public void Pages_of_this_machine_may_call_and_no_others()
    {
        var container = Laptop.Single(DockerTypes.Container, "phoenix-backend-unified");

        Assert.Equal("http://localhost:8501,http://localhost:8502,http://localhost:3000", container.Environment()["ALLOWED_ORIGINS"]);
    }

    [Theory]
    [InlineData("phoenix-letters", "python3 -c import urllib.request; urllib.request.urlopen('http://127.0.0.1:8501/_stcore/health')")]
    [InlineData(
        "phoenix-event-bridge",
        "python3 -c import os, sys, time; sys.exit(time.time() - os.stat('/tmp/heartbeat').st_mtime > 120)"
    )]
    public void Service_is_probed_by_what_its_image_has(string name, string probe) =>
        Assert.Equal(probe, string.Join(' ', Laptop.Single(DockerTypes.Container, name).Strings("healthcheck.tests").Skip(1)));

    [Theory]
    [MemberData(nameof(PhoenixRemovalTests.Unused), MemberType = typeof(PhoenixRemovalTests))]
    public async Task Omitted_service_removes_its_own_resources_and_changes_no_other(string service)
    {
        var settings = (await new SettingsTrial(StackPlans.Laptop).ReadAsync()).Of<PhoenixContainersSettings>()!;
        var before = await TextsAsync(settings);
        var after = await TextsAsync(settings with { Specifications = [.. settings.Specifications.Where(other => other.Name != service)] });

        Assert.Empty(after.Except(before));
        Assert.Equal([service], before.Keys.Except(after.Keys).Select(key => key.Split(' ')[1]).Distinct());
    }

    private static IEnumerable<(string, string)> Own(IReadOnlyDictionary<string, string> variables) =>
        variables
            .Where(variable => !OfThePlatform.Contains(variable.Key) && !variable.Key.EndsWith("_FILE", StringComparison.Ordinal))
            .Select(variable => (variable.Key, variable.Value))
            .Order();

    private static async Task<Dictionary<string, string>> TextsAsync(PhoenixContainersSettings settings)
    {
        var mocks = await Declaration.RunAsync(() => _ = new PhoenixContainers("phoenix", settings));
        return mocks
            .Resources.Where(resource => resource.Type != "platform:systems:PhoenixContainers")
            .ToDictionary(resource => resource.Key, resource => $"{new Inventory([resource], mocks)}");
    }
}
