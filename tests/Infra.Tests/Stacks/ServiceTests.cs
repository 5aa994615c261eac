using Infra.Tests.Plans;

namespace Infra.Tests.Stacks;

/// <summary>The services of a stack.</summary>
[Collection(StackPlans.Collection)]
public sealed class ServiceTests(StackPlans plans)
{
    private const string Container = "template.containers[0]";

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Image_is_by_digest(string stack)
    {
        var plan = plans[stack];
        var images = plan.OfType(GcpTypes.Service)
            .Select(service => service.At($"{Container}.image"))
            .Concat(plan.OfType(GcpTypes.WorkerPool).Select(pool => pool.At($"{Container}.image")))
            .Append(plan.Single(GcpTypes.Job).At("template.template.containers[0].image"));

        Assert.All(images, image => Assert.Matches("^[^@]+@sha256:[0-9a-f]{64}$", (string)image!));
    }

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Processors_are_whole_and_paid_for_by_request(string stack) =>
        Assert.All(
            plans[stack].OfType(GcpTypes.Service),
            service =>
            {
                Assert.Matches("^[0-9]$", (string)service.At($"{Container}.resources.limits.cpu")!);
                Assert.Equal(true, service.At($"{Container}.resources.cpuIdle"));
            }
        );

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Instances_are_kept_by_the_service_and_limited_by_the_template(string stack) =>
        Assert.All(
            plans[stack].OfType(GcpTypes.Service),
            service =>
            {
                Assert.NotNull(service.At("scaling.minInstanceCount"));
                Assert.NotNull(service.At("template.scaling.maxInstanceCount"));
                Assert.Null(service.At("scaling.maxInstanceCount"));
                Assert.Null(service.At("template.scaling.minInstanceCount"));
            }
        );

    [Theory]
    [InlineData("anima-worker", "/health")]
    [InlineData("neo-worker", "/health")]
    [InlineData("nexus-worker", "/health")]
    [InlineData("emergence-app", "/api/health")]
    [InlineData(EmergenceParts.OldOrchestrator, "/api/health")]
    public void Service_starts_once_its_health_path_answers(string service, string path) =>
        Assert.Equal(path, plans["prod"].Single(GcpTypes.Service, service).At($"{Container}.startupProbe.httpGet.path"));

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Secret_is_read_in_a_pinned_version_that_the_service_may_read_by_then(string stack)
    {
        var plan = plans.Emergence(stack);

        foreach (var service in EmergenceParts.Services(plan))
        {
            var secrets = service.Leaves.Where(leaf => leaf.Key.EndsWith("secretKeyRef.secret", StringComparison.Ordinal)).ToList();
            Assert.Equal(5, secrets.Count);
            foreach (var (path, secret) in secrets)
            {
                var version = path.Replace("secretKeyRef.secret", "secretKeyRef.version", StringComparison.Ordinal);
                Assert.Matches("^[0-9]+$", (string)service.At(version)!);
                Assert.Contains(plan.Single(GcpTypes.SecretMember, $"{secret}-{service.Name}").Urn, service.Dependencies);
                Assert.Contains(plan.Single(GcpTypes.SecretVersion, (string)secret!).Urn, service.Dependencies);
            }
        }
    }

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Worker_runs_the_module_of_its_agent(string stack)
    {
        var modules = plans[stack]
            .OfType(GcpTypes.Service)
            .SelectMany(service =>
                service.Leaves.Where(leaf => leaf.Value is string text && text.StartsWith("workers.", StringComparison.Ordinal))
            )
            .Select(leaf => (string)leaf.Value!);

        Assert.Equal(["workers.anima_worker", "workers.neo_worker", "workers.nexus_worker"], modules.Order());
    }

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Service_finds_database_and_cache(string stack) =>
        Assert.All(
            EmergenceParts.Services(plans.Emergence(stack)),
            service =>
            {
                var values = service.Variables;
                Assert.StartsWith("/cloudsql/emergence-469005", values["CLOUD_SQL_UNIX_SOCKET"], StringComparison.Ordinal);
                Assert.Equal("emergence", values["DB_NAME"]);
                Assert.Equal("emergence-app", values["DB_USER"]);
                Assert.Equal("emergence-postgres-app-password", service.SecretVariables["DB_PASSWORD"]);
                Assert.Equal("emergence-redis-host", service.SecretVariables["REDIS_HOST"]);
            }
        );

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Ingress_is_internal_and_the_load_balancers_for_both_orchestrators(string stack)
    {
        var ingress = plans
            .Emergence(stack)
            .OfType(GcpTypes.Service)
            .ToDictionary(service => service.Name, service => service.At("ingress"));

        Assert.Equal("INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER", ingress["emergence-app"]);
        Assert.Equal("INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER", ingress[EmergenceParts.OldOrchestrator]);
        Assert.Equal(5, ingress.Count);
        Assert.Equal(3, ingress.Values.Count("INGRESS_TRAFFIC_INTERNAL_ONLY".Equals));
    }
}
