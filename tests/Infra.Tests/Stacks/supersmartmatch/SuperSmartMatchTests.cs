using Infra.Tests.Plans;

namespace Infra.Tests.Stacks;

/// <summary>SuperSmartMatch as its documents describe it, in every stack.</summary>
[Collection(StackPlans.Collection)]
public sealed class SuperSmartMatchTests(StackPlans plans)
{
    private const string Edge = "supersmartmatch-edge";
    private const string Internal = "supersmartmatch-internal";

    [Theory]
    [MemberData(nameof(StackPlans.Stacks), MemberType = typeof(StackPlans))]
    public void Services_listen_where_the_router_connects(string stack)
    {
        Assert.Equal(("5062", "5052", "5070"), (Port(stack, "v1"), Port(stack, "nexten"), Port(stack, "v2")));
        // The router connects by name: these are the names in the shared network.
        Assert.Equal(["nexten"], Container(stack, "nexten").Networks()[Internal]);
        Assert.Equal(["redis-master"], Container(stack, "redis-master").Networks()[Internal]);
    }

    [Theory]
    [MemberData(nameof(StackPlans.Stacks), MemberType = typeof(StackPlans))]
    public void Services_are_probed_as_documented(string stack)
    {
        Assert.Equal("curl -f http://localhost:5062/health 10s/5s/3", Probe(stack, "v1"));
        Assert.Equal("curl -f http://localhost:5052/health 10s/5s/3", Probe(stack, "nexten"));
        Assert.Equal("curl -f http://localhost:5070/health 5s/3s/5", Probe(stack, "v2"));
    }

    [Theory]
    [MemberData(nameof(StackPlans.Stacks), MemberType = typeof(StackPlans))]
    public void Flags_and_synchronization_match_the_documentation(string stack)
    {
        var (v2, sync) = (Container(stack, "v2").Environment(), Container(stack, "data-sync").Environment());

        Assert.Equal(("true", "true", "true"), (v2["FEATURE_FLAG_ENABLED"], v2["FALLBACK_TO_V1"], v2["MONITORING_ENABLED"]));
        Assert.Equal(
            ("bidirectional", "offers_to_jobs", "enabled"),
            (sync["SYNC_MODE"], sync["TRANSFORM_FORMAT"], sync["INTEGRITY_CHECK"])
        );
    }

    [Theory]
    [MemberData(nameof(StackPlans.Stacks), MemberType = typeof(StackPlans))]
    public void Only_the_router_is_public_and_only_three_reach_the_outside(string stack)
    {
        var running = System(stack).Running();

        Assert.All(running, container => Assert.Contains(Internal, container.Networks().Keys));
        Assert.Equal(
            ["supersmartmatch-alertmanager", "supersmartmatch-grafana", "supersmartmatch-router"],
            running
                .Where(container => container.Networks().ContainsKey(Edge))
                .Select(container => container.Name)
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal([8080, 8443], Container(stack, "router").Ports().Select(port => port.Internal));
        Assert.Equal(
            ("127.0.0.1", 3000),
            (Container(stack, "grafana").Ports()[0].Address, Container(stack, "grafana").Ports()[0].Internal)
        );
        Assert.Equal(3, running.Sum(container => container.Ports().Count));
    }

    [Theory]
    [InlineData("staging", "192.0.2.20", 80, 443)]
    [InlineData("prod", "192.0.2.10", 80, 443)]
    [InlineData("dev", "127.0.0.1", 10_080, 10_443)]
    public void Router_ports_are_published_as_the_settings_specify(string stack, string address, int http, int https) =>
        Assert.Equal([(address, http, 8080), (address, https, 8443)], Container(stack, "router").Ports());

    [Theory]
    [MemberData(nameof(StackPlans.Stacks), MemberType = typeof(StackPlans))]
    public void Container_waits_for_those_it_needs(string stack)
    {
        Assert.Equal(["redis-master"], Before(stack, "v1"));
        Assert.Equal(["nexten", "redis-master", "v1"], Before(stack, "v2"));
        Assert.Equal(["nexten", "redis-master", "v1", "v2"], Before(stack, "router"));
        Assert.Equal(["nexten", "redis-master", "redis-replica", "v1", "v2"], Before(stack, "data-sync"));
        Assert.Equal(["alertmanager"], Before(stack, "prometheus"));
        Assert.Equal(["alertmanager", "prometheus"], Before(stack, "grafana"));
    }

    [Theory]
    [MemberData(nameof(StackPlans.Stacks), MemberType = typeof(StackPlans))]
    public void Weight_is_applied_after_the_router_and_the_gates_exist(string stack)
    {
        var weight = System(stack).Single("command:local:Command");
        var before = System(stack)
            .Before(weight)
            .Where(resource => resource.Type == DockerTypes.Container)
            .Select(resource => resource.Name)
            .ToList();

        Assert.Contains("supersmartmatch-router", before);
        Assert.Contains("supersmartmatch-prometheus", before);
        Assert.Equal(
            ("supersmartmatch-router", "supersmartmatch-prometheus"),
            (weight.At("environment.ROUTER"), weight.At("environment.PROMETHEUS"))
        );
        Assert.Equal(weight.At("create"), weight.At("update"));
        Assert.Matches("^[0-9a-f]{64}$", (string)weight.At("triggers[0]")!);
    }

    [Theory]
    [InlineData("staging", false)]
    [InlineData("prod", true)]
    [InlineData("dev", false)]
    public void Data_volumes_are_protected_as_the_settings_specify(string stack, bool isProtected)
    {
        var volumes = System(stack)
            .OfType(DockerTypes.Volume)
            .Where(volume => volume.Name.EndsWith("-data", StringComparison.Ordinal))
            .ToList();

        Assert.Equal(5, volumes.Count);
        Assert.All(volumes, volume => Assert.Equal(isProtected, volume.IsProtected));
        Assert.Equal(isProtected, System(stack).Single(DockerTypes.Volume, "supersmartmatch-router-shares").IsProtected);
    }

    [Theory]
    [MemberData(nameof(StackPlans.Stacks), MemberType = typeof(StackPlans))]
    public void Metrics_are_retained_for_90_days(string stack) =>
        Assert.Contains("--storage.tsdb.retention.time=90d", Container(stack, "prometheus").Strings("command"));

    private StackPlan System(string stack) => plans[stack].Of("platform:systems:SuperSmartMatch");

    private PlannedResource Container(string stack, string part) =>
        System(stack).Running().Single(container => container.Name == FullName(part));

    private string Port(string stack, string part) => Container(stack, part).Environment()["PORT"];

    private string Probe(string stack, string part)
    {
        var container = Container(stack, part);
        var parts = new[] { "interval", "timeout", "retries" }.Select(part => container.At($"healthcheck.{part}"));
        return $"{string.Join(' ', container.Strings("healthcheck.tests").Skip(1))} {string.Join('/', parts)}";
    }

    private IEnumerable<string> Before(string stack, string part) =>
        System(stack)
            .Before(Container(stack, part))
            .Intersect(System(stack).Running())
            .Select(container => container.Name.Replace("supersmartmatch-", "", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private static string FullName(string part) => $"supersmartmatch-{part}";
}
