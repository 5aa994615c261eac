using Infra.Tests.Plans;

namespace Infra.Tests.Stacks;

/// <summary>The path of readers to Émergence.</summary>
[Collection(StackPlans.Collection)]
public sealed class EdgeTests(StackPlans plans)
{
    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Requests_are_the_old_orchestrators_until_the_cut_over(string stack)
    {
        var routes = plans[stack].Single(GcpTypes.RouteMap, "emergence-lb");
        const string weighted = "pathMatchers[0].pathRules[0].routeAction.weightedBackendServices";

        Assert.EndsWith("/backendServices/emergence-app-old-0000000", (string)routes.At($"{weighted}[0].backendService")!);
        Assert.EndsWith("/backendServices/emergence-app-0000000", (string)routes.At($"{weighted}[1].backendService")!);
        Assert.Equal((100.0, 0.0), (routes.At($"{weighted}[0].weight"), routes.At($"{weighted}[1].weight")));
    }

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Backend_has_the_policy_and_logs_every_request(string stack)
    {
        var backends = plans[stack].OfType(GcpTypes.BackendService);

        Assert.Equal(2, backends.Count);
        Assert.All(
            backends,
            backend =>
            {
                Assert.EndsWith("/securityPolicies/emergence-lb-0000000", (string)backend.At("securityPolicy")!);
                Assert.Equal((true, 1.0), (backend.At("logConfig.enable"), backend.At("logConfig.sampleRate")));
            }
        );
    }

    [Theory]
    [InlineData("staging", false)]
    [InlineData("prod", true)]
    public void Address_and_page_are_protected_only_in_prod(string stack, bool isProtected)
    {
        Assert.Equal(isProtected, plans[stack].Single(GcpTypes.GlobalAddress, "emergence-lb").IsProtected);
        Assert.Equal(isProtected, plans[stack].Single(GcpTypes.Bucket, "emergence-site").IsProtected);
    }

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Certificate_needs_a_record_and_neither_address_nor_rule(string stack)
    {
        var plan = plans[stack];
        var before = plan.Before(plan.Single("gcp:certificatemanager/certificate:Certificate"));

        Assert.Contains(plan.Single("gcp:certificatemanager/dnsAuthorization:DnsAuthorization"), before);
        Assert.DoesNotContain(plan.Single(GcpTypes.GlobalAddress, "emergence-lb"), before);
        Assert.DoesNotContain(before, resource => resource.Type.StartsWith("gcp:compute/global", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Only_the_website_bucket_can_be_public(string stack) =>
        Assert.Equal(
            ["emergence-site"],
            plans[stack]
                .OfType(GcpTypes.Bucket)
                .Where(bucket => bucket.At("publicAccessPrevention") is not "enforced")
                .Select(bucket => bucket.Name)
        );

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Old_orchestrator_reaches_neither_network_nor_secret_nor_queue(string stack)
    {
        var plan = plans[stack];
        var old = plan.Single(GcpTypes.Service, EmergenceParts.OldOrchestrator);

        Assert.Empty(old.SecretVariables);
        Assert.Equal(["ENVIRONMENT"], old.Variables.Keys);
        Assert.DoesNotContain(old.Leaves.Keys, path => path.StartsWith("template.vpcAccess", StringComparison.Ordinal));
        Assert.Equal(
            ["roles/artifactregistry.reader", "roles/logging.logWriter", "roles/monitoring.metricWriter"],
            plan.Resources.Where(grant =>
                    grant.At("member") is string member && member == $"serviceAccount:{old.At("template.serviceAccount")}"
                )
                .Select(grant => (string)grant.At("role")!)
                .Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Image_of_every_service_is_of_a_registry_that_the_stack_declares(string stack)
    {
        var plan = plans[stack];
        var project = plan.Single(GcpTypes.ProjectMember, "emergence-app-cloudsql.client").At("project");
        var registries = plan.OfType(GcpTypes.Registry)
            .Select(registry => $"{registry.At("location")}-docker.pkg.dev/{project}/{registry.At("repositoryId")}/")
            .ToList();

        Assert.Equal(2, registries.Count);
        Assert.All(
            plan.OfType(GcpTypes.Service).Concat(plan.OfType(GcpTypes.WorkerPool)),
            service =>
                Assert.Contains(
                    registries,
                    registry => $"{service.At("template.containers[0].image")}".StartsWith(registry, StringComparison.Ordinal)
                )
        );
    }

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Push_to_main_builds_on_eight_processors_for_twenty_minutes_at_most(string stack)
    {
        var trigger = plans[stack].Single(GcpTypes.Trigger);

        Assert.Equal("^main$", trigger.At("github.push.branch"));
        Assert.Equal(("E2_HIGHCPU_8", "1200s"), (trigger.At("build.options.machineType"), trigger.At("build.timeout")));
        Assert.Equal(
            ["test-back-end", "build-site", "build-images", "publish-site", "record-images"],
            Enumerable.Range(0, 5).Select(step => trigger.At($"build.steps[{step}].id"))
        );
        Assert.Null(trigger.At("build.steps[5].id"));
        Assert.Equal("COMMIT=$COMMIT_SHA", trigger.At("build.steps[2].envs[0]"));
        Assert.Equal(stack == "prod", trigger.At("approvalConfig.approvalRequired"));
    }
}
