using Infra.Tests.Plans;

namespace Infra.Tests.Stacks;

/// <summary>Who may do what in a stack.</summary>
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
        var single = grants.Except(ToEverybody(grants)).ToList();

        Assert.NotEmpty(single);
        Assert.All(single, grant => Assert.StartsWith("serviceAccount:", (string?)grant.At("member"), StringComparison.Ordinal));
        Assert.All(grants, grant => Assert.DoesNotContain(grant.At("role"), new[] { "roles/owner", "roles/editor", "roles/viewer" }));
        Assert.All(grants, grant => Assert.DoesNotContain("Admin", (string?)grant.At("role"), StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Everybody_may_call_the_web_and_api_services_of_Phoenix_and_do_nothing_else(string stack)
    {
        var grants = ToEverybody(Grants(plans[stack])).ToList();

        Assert.Equal(
            ["phoenix-agents-ai", "phoenix-backend-unified", "phoenix-cv", "phoenix-iris-api", "phoenix-letters", "phoenix-website"],
            grants.Select(grant => (string)grant.At("name")!).Order(StringComparer.Ordinal)
        );
        Assert.All(grants, grant => Assert.Equal((GcpTypes.ServiceMember, "roles/run.invoker"), (grant.Type, grant.At("role"))));
        Assert.All(grants, grant => Assert.Contains(grant, plans.Phoenix(stack).Resources));
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
    public void Role_in_the_whole_project_is_one_of_three(string stack) =>
        Assert.All(plans[stack].OfType(GcpTypes.ProjectMember), grant => Assert.Contains(grant.At("role"), WidelyGranted));

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Worker_is_called_by_the_push_account_alone_and_the_orchestrator_by_nobody_yet(string stack)
    {
        var invokers = plans.Emergence(stack).OfType(GcpTypes.ServiceMember);

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

        Assert.Equal(12, running.Count);
        Assert.Equal(12, running.Select(service => service.At("template.serviceAccount")).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Topic_of_an_agent_takes_messages_from_the_orchestrator_alone(string stack)
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

    private static IEnumerable<PlannedResource> ToEverybody(IEnumerable<PlannedResource> grants) =>
        grants.Where(grant => grant.At("member") is "allUsers" or "allAuthenticatedUsers");

    private static List<PlannedResource> Grants(StackPlan plan) =>
        [.. plan.Resources.Where(resource => resource.Type.EndsWith("Member", StringComparison.Ordinal))];
}
