using Infra.Google.CloudRun;
using Infra.Google.LoadBalancing;
using Infra.Tests.Recording;

namespace Infra.Tests.Google.LoadBalancing;

public sealed class LoadBalancerTests
{
    private const string Rule = "gcp:compute/globalForwardingRule:GlobalForwardingRule";
    private const string Routes = "gcp:compute/uRLMap:URLMap";
    private const string Services = "pathMatchers[0].pathRules[0]";
    private const string Site = "pathMatchers[0].pathRules[1]";

    private static readonly LoadBalancerSettings Settings = new()
    {
        Domain = "app.example.com",
        RequestsPerMinute = 600,
        Protect = false,
    };

    [Fact]
    public async Task Defaults_declare_https_with_a_certificate_a_policy_and_a_redirect() =>
        InventoryFile.Matches("LoadBalancer.defaults.txt", (await DeclareAsync(Args)).ToString());

    [Fact]
    public async Task Values_reach_the_provider() =>
        InventoryFile.Matches(
            "LoadBalancer.values.txt",
            (
                await DeclareAsync(given =>
                    Args(given) with
                    {
                        Settings = Settings with { RequestsPerMinute = 60, Protect = true },
                        Backends = [new("first", given.First, 25), new("second", given.Second, 75)],
                        ServicePaths = ["/v1/*"],
                        Labels = new Dictionary<string, string>(Neighbours.Labels),
                    }
                )
            ).ToString()
        );

    [Fact]
    public async Task Page_answers_for_its_own_paths_and_for_no_service()
    {
        var routes = (await DeclareAsync(Args)).Single(Routes, "lb");

        Assert.Equal("/index.html", routes.At($"{Site}.customErrorResponsePolicy.errorResponseRules[0].path"));
        Assert.Equal(200.0, routes.At($"{Site}.customErrorResponsePolicy.errorResponseRules[0].overrideResponseCode"));
        Assert.DoesNotContain(
            routes.Leaves().Keys,
            path =>
                path.Contains("ustomErrorResponsePolicy", StringComparison.Ordinal)
                && !path.StartsWith($"{Site}.customErrorResponsePolicy", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Requests_for_services_are_shared_by_weight_in_the_order_given()
    {
        var routes = (
            await DeclareAsync(given => Args(given) with { Backends = [new("first", given.First, 25), new("second", given.Second, 75)] })
        ).Single(Routes, "lb");

        Assert.Equal(["/api/*", "/ws/*"], new[] { routes.At($"{Services}.paths[0]"), routes.At($"{Services}.paths[1]") });
        Assert.Equal(
            [("projects/test-project/global/backendServices/first", 25.0), ("projects/test-project/global/backendServices/second", 75.0)],
            Enumerable.Range(0, 2).Select(index => Weighted(routes, index))
        );
    }

    [Fact]
    public async Task Plain_http_is_answered_with_a_redirect_alone()
    {
        var added = await DeclareAsync(Args);

        Assert.Equal("80", added.Single(Rule, "lb-redirect").At("portRange"));
        Assert.Equal("projects/test-project/global/targetHttpProxies/lb-redirect", added.Single(Rule, "lb-redirect").At("target"));
        var redirect = added.Single(Routes, "lb-redirect");
        Assert.Equal(true, redirect.At("defaultUrlRedirect.httpsRedirect"));
        Assert.All(
            redirect.Leaves().Keys,
            path => Assert.True(path == "name" || path.StartsWith("defaultUrlRedirect.", StringComparison.Ordinal), path)
        );
    }

    [Fact]
    public async Task Https_is_of_a_modern_profile_and_of_tls_1_2_at_least()
    {
        var policy = (await DeclareAsync(Args)).Single("gcp:compute/sSLPolicy:SSLPolicy");

        Assert.Equal(("MODERN", "TLS_1_2"), (policy.At("profile"), policy.At("minTlsVersion")));
    }

    [Fact]
    public async Task Both_rules_listen_at_one_address()
    {
        var rules = (await DeclareAsync(Args)).Resources.Where(resource => resource.Type == Rule).ToList();

        Assert.Equal(2, rules.Count);
        Assert.All(rules, rule => Assert.Equal("projects/test-project/global/addresses/lb", rule.At("ipAddress")));
        Assert.All(rules, rule => Assert.Equal("EXTERNAL_MANAGED", rule.At("loadBalancingScheme")));
    }

    private static (object?, object?) Weighted(RecordedResource routes, int index)
    {
        var backend = $"{Services}.routeAction.weightedBackendServices[{index}]";
        return (routes.At($"{backend}.backendService"), routes.At($"{backend}.weight"));
    }

    private static Task<Inventory> DeclareAsync(Func<Surroundings, LoadBalancerArgs> args) =>
        Declaration.AddedAsync(Given, given => _ = new LoadBalancer("lb", args(given)));

    private static Surroundings Given()
    {
        var network = Neighbours.Network();
        return new Surroundings(
            new StaticSite("site", new() { Project = "some-project", Region = Neighbours.Region }),
            Service("app-first"),
            Service("app-second")
        );

        CloudRunService Service(string name) =>
            new(
                name,
                new()
                {
                    Region = Neighbours.Region,
                    Identity = Neighbours.Identity(name),
                    Network = network,
                    Settings = Neighbours.SmallService,
                    HealthPath = "/health",
                }
            );
    }

    private static LoadBalancerArgs Args(Surroundings given) =>
        new()
        {
            Region = Neighbours.Region,
            Settings = Settings,
            Site = given.Site,
            Backends = [new("first", given.First, 100)],
        };

    private sealed record Surroundings(StaticSite Site, CloudRunService First, CloudRunService Second);
}
