using System.Text.RegularExpressions;
using Infra.Tests.Plans;
using Infra.Tests.Settings;

namespace Infra.Tests.Stacks;

/// <summary>The configuration of each of Phoenix's eight services.</summary>
[Collection(StackPlans.Collection)]
public sealed partial class PhoenixTests(StackPlans plans)
{
    private const string Container = "template.containers[0]";
    private const string BackendAddress = "https://phoenix-backend-unified-HASH-ew.a.run.app";
    private const string IrisAddress = "https://phoenix-iris-api-HASH-ew.a.run.app";

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Phoenix_is_six_services_and_two_worker_pools(string stack)
    {
        var plan = plans.Phoenix(stack);

        Assert.Equal(6, plan.OfType(GcpTypes.Service).Count);
        Assert.Equal(
            ["phoenix-event-bridge", "phoenix-user-profile"],
            plan.OfType(GcpTypes.WorkerPool).Select(pool => pool.Name).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            PhoenixParts.Phases.Keys.Order(StringComparer.Ordinal),
            PhoenixParts.Running(plan).Select(service => service.Name).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("phoenix-letters", 8501, "/_stcore/health")]
    [InlineData("phoenix-cv", 8502, "/_stcore/health")]
    [InlineData("phoenix-website", 3000, "/api/health")]
    [InlineData("phoenix-backend-unified", 8000, "/health")]
    [InlineData("phoenix-iris-api", 8003, "/health")]
    [InlineData("phoenix-agents-ai", 8080, "/health")]
    public void Service_listens_and_is_probed_on_its_port(string name, double port, string path)
    {
        var service = plans.Phoenix("prod").Single(GcpTypes.Service, name);

        Assert.Equal(port, service.At($"{Container}.ports.containerPort"));
        foreach (var probe in new[] { "startupProbe", "livenessProbe" })
        {
            Assert.Equal((port, path), (service.At($"{Container}.{probe}.httpGet.port"), service.At($"{Container}.{probe}.httpGet.path")));
        }
    }

    [Theory]
    [InlineData("phoenix-backend-unified", "ALLOWED_ORIGINS=https://phoenix-staging.vercel.app ENVIRONMENT=staging")]
    [InlineData(
        "phoenix-iris-api",
        $"ALLOWED_ORIGINS=https://phoenix-staging.vercel.app BACKEND_API_URL={BackendAddress} ENVIRONMENT=staging"
    )]
    [InlineData("phoenix-agents-ai", "ALLOWED_ORIGINS= ENABLE_CLOUD_FALLBACK=true ENVIRONMENT=staging MAX_RESPONSE_TIME=30")]
    [InlineData("phoenix-letters", $"ALLOWED_ORIGINS= BACKEND_API_URL={BackendAddress} ENVIRONMENT=staging IRIS_API_URL={IrisAddress}")]
    [InlineData("phoenix-cv", $"ALLOWED_ORIGINS= BACKEND_API_URL={BackendAddress} ENVIRONMENT=staging IRIS_API_URL={IrisAddress}")]
    [InlineData("phoenix-website", $"ALLOWED_ORIGINS= BACKEND_API_URL={BackendAddress} ENVIRONMENT=staging IRIS_API_URL={IrisAddress}")]
    [InlineData("phoenix-event-bridge", "ENABLE_EVENT_PROCESSING=true ENVIRONMENT=staging HEARTBEAT_SECONDS=60 WORKER_TYPE=event_bridge")]
    [InlineData("phoenix-user-profile", "ENABLE_EVENT_PROCESSING=true ENVIRONMENT=staging HEARTBEAT_SECONDS=60 WORKER_TYPE=user_profile")]
    public void Service_gets_only_the_plain_variables_it_needs(string name, string expected)
    {
        var service = PhoenixParts.Running(plans.Phoenix("staging")).Single(service => service.Name == name);

        var clear = service.Variables.Select(variable => $"{variable.Key}={ServiceHash().Replace(variable.Value, "HASH")}");
        Assert.Equal(expected, string.Join(' ', clear));
    }

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Service_allows_exactly_the_origins_in_its_settings(string stack)
    {
        foreach (var service in plans.Phoenix(stack).OfType(GcpTypes.Service))
        {
            var key = $"infra:phoenix.allowedOrigins.{service.Name["phoenix-".Length..]}";
            var origins = service.Variables["ALLOWED_ORIGINS"];
            Assert.Equal(SettingsFile.Text(stack, key).Replace(", ", ",", StringComparison.Ordinal), origins);
            Assert.DoesNotContain('*', origins);
            Assert.All(
                origins.Split(',', StringSplitOptions.RemoveEmptyEntries),
                origin => Assert.Matches("^https://[a-z0-9.-]+$", origin)
            );
        }
    }

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Service_knows_its_environment(string stack) =>
        Assert.All(PhoenixParts.Running(plans.Phoenix(stack)), service => Assert.Equal(stack, service.Variables["ENVIRONMENT"]));

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Service_is_reached_from_anywhere_and_reaches_public_addresses_alone(string stack) =>
        Assert.All(
            plans.Phoenix(stack).OfType(GcpTypes.Service),
            service =>
            {
                Assert.Equal("INGRESS_TRAFFIC_ALL", service.At("ingress"));
                Assert.DoesNotContain(service.Leaves.Keys, path => path.StartsWith("template.vpcAccess", StringComparison.Ordinal));
            }
        );

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Instance_keeps_the_sessions_of_pages_that_live_in_its_memory(string stack) =>
        Assert.Equal(
            ["phoenix-cv", "phoenix-letters"],
            plans
                .Phoenix(stack)
                .OfType(GcpTypes.Service)
                .Where(service => Equals(service.At("template.sessionAffinity"), true))
                .Select(service => service.Name)
                .Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Models_have_eight_gibibytes(string stack) =>
        Assert.Equal(
            "8192Mi",
            plans.Phoenix(stack).Single(GcpTypes.Service, "phoenix-agents-ai").At($"{Container}.resources.limits.memory")
        );

    [Theory]
    [InlineData("staging", 0.0)]
    [InlineData("prod", 1.0)]
    public void Worker_runs_in_prod_with_the_smallest_size(string stack, double instances) =>
        Assert.All(
            plans.Phoenix(stack).OfType(GcpTypes.WorkerPool),
            pool =>
            {
                Assert.Equal(instances, pool.At("scaling.manualInstanceCount"));
                Assert.Equal("1", pool.At($"{Container}.resources.limits.cpu"));
                Assert.Equal("512Mi", pool.At($"{Container}.resources.limits.memory"));
            }
        );

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Service_waits_for_all_of_the_phase_before_and_for_none_of_its_own_or_later(string stack)
    {
        var plan = plans.Phoenix(stack);

        foreach (var service in PhoenixParts.Running(plan))
        {
            var phase = PhoenixParts.Phases[service.Name];
            var before = plan.Before(service).Intersect(PhoenixParts.Running(plan)).Select(other => other.Name);
            Assert.Equal(
                PhoenixParts.Phases.Where(other => other.Value < phase).Select(other => other.Key).Order(StringComparer.Ordinal),
                before.Order(StringComparer.Ordinal)
            );
        }
    }

    /// <summary>The address of a Cloud Run service contains a hash of service and project.</summary>
    [GeneratedRegex(@"[0-9a-f]{10}(?=-ew\.a\.run\.app)", RegexOptions.CultureInvariant)]
    private static partial Regex ServiceHash();
}
