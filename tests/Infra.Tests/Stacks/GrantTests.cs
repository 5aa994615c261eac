using Infra.Tests.Plans;

namespace Infra.Tests.Stacks;

/// <summary>The IAM grants of a stack.</summary>
[Collection(StackPlans.Collection)]
public sealed class GrantTests(StackPlans plans)
{
    private static readonly string[] WidelyGranted = ["roles/cloudsql.client", "roles/logging.logWriter", "roles/monitoring.metricWriter"];

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Policies_are_added_to_and_never_replaced(string stack) =>
        Assert.DoesNotContain(
            plans[stack].Resources,
            resource =>
                resource.Type.EndsWith("Binding", StringComparison.OrdinalIgnoreCase)
                || resource.Type.EndsWith("IAMPolicy", StringComparison.OrdinalIgnoreCase)
        );

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Grant_is_to_one_account_and_of_no_basic_role(string stack)
    {
        var grants = Grants(plans[stack]);
        var single = grants
            .Except(ToEverybody(grants))
            .Where(grant => grant.Type != GcpTypes.AccountMember || !IsOfWorkflows(grant))
            .ToList();

        Assert.NotEmpty(single);
        Assert.All(single, grant => Assert.StartsWith("serviceAccount:", (string?)grant.At("member"), StringComparison.Ordinal));
        Assert.All(grants, grant => Assert.DoesNotContain(grant.At("role"), new[] { "roles/owner", "roles/editor", "roles/viewer" }));
        Assert.All(
            grants.Where(grant => !DeploymentTests.Administers(grant)),
            grant => Assert.DoesNotContain("Admin", (string?)grant.At("role"), StringComparison.OrdinalIgnoreCase)
        );
    }

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Unauthenticated_access_is_limited_to_services_with_own_users_and_the_page(string stack)
    {
        var grants = ToEverybody(Grants(plans[stack]));

        Assert.Equal(
            [
                "emergence-app roles/run.invoker",
                "emergence-app-old roles/run.invoker",
                "emergence-site roles/storage.legacyObjectReader",
                "phoenix-agents-ai roles/run.invoker",
                "phoenix-backend-unified roles/run.invoker",
                "phoenix-cv roles/run.invoker",
                "phoenix-iris-api roles/run.invoker",
                "phoenix-letters roles/run.invoker",
                "phoenix-website roles/run.invoker",
            ],
            grants
                .Select(grant => $"{plans[stack].ByUrn(grant.ReplaceWith.Single()).Name} {grant.At("role")}")
                .Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Unauthenticated_service_of_Emergence_is_reachable_only_through_the_load_balancer(string stack)
    {
        var plan = plans.Emergence(stack);
        var open = ToEverybody(Grants(plan)).Where(grant => grant.Type == GcpTypes.ServiceMember).ToList();

        Assert.Equal(2, open.Count);
        Assert.All(
            open,
            grant =>
                Assert.Equal(
                    "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER",
                    plan.Single(GcpTypes.Service, (string)grant.At("name")!).At("ingress")
                )
        );
    }

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Grant_is_made_again_with_what_it_is_on(string stack)
    {
        var plan = plans[stack];

        foreach (var grant in Grants(plan))
        {
            var on = plan.ByUrn(Assert.Single(grant.ReplaceWith));
            Assert.Contains(on.Urn, grant.Dependencies);
            Assert.True(on.IsCustom, $"{grant} is replaced with {on}, which is never replaced");
        }
    }

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Role_of_a_system_in_the_whole_project_is_one_of_three(string stack) =>
        Assert.All(
            plans.Emergence(stack).OfType(GcpTypes.ProjectMember).Concat(plans.Phoenix(stack).OfType(GcpTypes.ProjectMember)),
            grant => Assert.Contains(grant.At("role"), WidelyGranted)
        );

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void No_account_has_a_key(string stack) =>
        Assert.DoesNotContain(plans[stack].Resources, resource => resource.Type.Contains("key", StringComparison.OrdinalIgnoreCase));

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Worker_is_called_by_the_push_account_alone(string stack)
    {
        var invokers = plans
            .Emergence(stack)
            .OfType(GcpTypes.ServiceMember)
            .Where(grant => $"{grant.At("name")}".EndsWith("-worker", StringComparison.Ordinal))
            .ToList();

        Assert.Equal(["anima-worker", "neo-worker", "nexus-worker"], invokers.Select(grant => (string)grant.At("name")!).Order());
        Assert.All(invokers, grant => Assert.Equal("roles/run.invoker", grant.At("role")));
        var caller = Assert.Single(invokers.Select(grant => (string)grant.At("member")!).Distinct());
        Assert.StartsWith("serviceAccount:agent-tasks-push@", caller, StringComparison.Ordinal);
        var runtimes = plans[stack].OfType(GcpTypes.Service).Select(service => $"serviceAccount:{service.At("template.serviceAccount")}");
        Assert.DoesNotContain(caller, runtimes);
    }

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Service_has_an_account_that_no_other_has(string stack)
    {
        var plan = plans[stack];
        var running = plan.OfType(GcpTypes.Service).Concat(plan.OfType(GcpTypes.WorkerPool)).ToList();

        Assert.Equal(13, running.Count);
        Assert.Equal(13, running.Select(service => service.At("template.serviceAccount")).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Only_the_orchestrator_publishes_to_an_agents_topic(string stack)
    {
        var publishers = plans[stack]
            .OfType(GcpTypes.TopicMember)
            .Where(grant => !grant.Name.EndsWith("-forwarding", StringComparison.Ordinal))
            .ToList();

        Assert.Equal(3, publishers.Count);
        Assert.All(
            publishers,
            grant => Assert.StartsWith("serviceAccount:emergence-app@", (string?)grant.At("member"), StringComparison.Ordinal)
        );
        Assert.All(publishers, grant => Assert.Equal("roles/pubsub.publisher", grant.At("role")));
    }

    private static bool IsOfWorkflows(PlannedResource grant) =>
        grant.At("role") is "roles/iam.workloadIdentityUser"
        && $"{grant.At("member")}".StartsWith("principalSet://iam.googleapis.com/projects/", StringComparison.Ordinal);

    private static IEnumerable<PlannedResource> ToEverybody(IEnumerable<PlannedResource> grants) =>
        grants.Where(grant => grant.At("member") is "allUsers" or "allAuthenticatedUsers");

    private static List<PlannedResource> Grants(StackPlan plan) =>
        [.. plan.Resources.Where(resource => resource.Type.EndsWith("Member", StringComparison.Ordinal))];
}
