using Infra.Tests.Composition;
using Infra.Tests.Plans;

namespace Infra.Tests.Stacks;

/// <summary>The resource hierarchy of a stack.</summary>
[Collection(StackPlans.Collection)]
public sealed class TreeTests(StackPlans plans)
{
    private const string Stack = "pulumi:pulumi:Stack";

    [Theory]
    [MemberData(nameof(StackPlans.Stacks), MemberType = typeof(StackPlans))]
    public void Resource_has_a_component_above_it_up_to_the_stack(string stack)
    {
        var plan = plans[stack];

        foreach (var resource in plan.Resources.Where(resource => resource.Type != Stack))
        {
            var parent = plan.ByUrn(resource.Parent);
            Assert.False(parent.IsCustom, $"{resource} is inside {parent}, which is not a component");
            Assert.True(!resource.IsCustom || parent.Type != Stack, $"{resource} is in no component");
            for (var above = parent; above.Type != Stack; above = plan.ByUrn(above.Parent)) { }
        }
    }

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Component_registers_its_outputs(string stack)
    {
        var components = plans[stack].Resources.Where(resource => !resource.IsCustom && resource.Type != Stack).ToList();

        Assert.NotEmpty(components);
        // The APIs are waited for and have no outputs.
        var silent = components.Where(component => !component.Outputs.Any()).Select(component => component.Type);
        Assert.Equal(Enumerable.Repeat("platform:identity:ProjectServices", 4), silent);
    }

    [Fact]
    public void Stacks_use_every_component_there_is()
    {
        var used = plans.All.SelectMany(plan => plan.Resources.Where(resource => !resource.IsCustom)).Select(resource => resource.Type);

        Assert.Equal(
            ComponentTests.Classes.Select(ComponentTests.TypeToken).Order(StringComparer.Ordinal),
            used.Where(type => type != "pulumi:pulumi:Stack").Distinct().Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(StackPlans.Stacks), MemberType = typeof(StackPlans))]
    public void Resource_belongs_to_one_system(string stack)
    {
        var parts = Systems(plans[stack]).SelectMany(system => system.Resources).ToList();

        Assert.Equal(plans[stack].Resources.Count - 1, parts.Count);
        Assert.Equal(parts.Count, parts.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(StackPlans.Stacks), MemberType = typeof(StackPlans))]
    public void Systems_do_not_depend_on_each_other(string stack) =>
        Assert.All(
            Systems(plans[stack]).Where(system => system.Resources.All(resource => resource.Type != "platform:systems:GitHub")),
            system => Assert.All(system.Resources, resource => Assert.Empty(system.Before(resource).Except(system.Resources)))
        );

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Resource_of_Emergence_waits_for_every_api_of_its_system(string stack) => WaitsForApis(plans.Emergence(stack), 13);

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Resource_of_Phoenix_waits_for_every_api_of_its_system(string stack) => WaitsForApis(plans.Phoenix(stack), 5);

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Budget_waits_for_every_api_of_its_system(string stack) => WaitsForApis(plans.Budgets(stack), 2);

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Account_and_pool_of_GitHub_wait_for_every_api_of_their_system(string stack)
    {
        var system = plans.GitHub(stack);
        var apis = system.OfType(GcpTypes.Api);

        Assert.Equal(4, apis.Count);
        foreach (
            var resource in system.Resources.Where(resource =>
                resource.Type is GcpTypes.Account or GcpTypes.Federation || resource.Type.Contains("workloadIdentityPool:")
            )
        )
        {
            Assert.Empty(apis.Except(system.Before(resource)));
        }
    }

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Stack_exports_the_outputs_that_others_need(string stack) =>
        Assert.Equal(
            [
                "anima_topic",
                "certificate_name",
                "certificate_record_data",
                "certificate_record_name",
                "cloud_sql_connection_name",
                "coccinelle_migrations",
                "coccinelle_url",
                "coccinelle_version_id",
                "github_deploy_account",
                "github_identity_provider",
                "github_preview_account",
                "load_balancer_address",
                "neo_topic",
                "nexus_topic",
                "orchestrator_url",
                "phoenix_agents_ai_url",
                "phoenix_backend_unified_url",
                "phoenix_cv_url",
                "phoenix_iris_api_url",
                "phoenix_letters_url",
                "phoenix_website_url",
                "redis_connection_string",
                "supersmartmatch_grafana_password",
                "supersmartmatch_url",
            ],
            plans[stack].Outputs
        );

    private static IEnumerable<StackPlan> Systems(StackPlan plan) =>
        plan
            .Resources.Where(resource => resource.Parent.Length > 0 && plan.ByUrn(resource.Parent).Type == Stack)
            .Select(system => plan.Of(system.Type));

    private static void WaitsForApis(StackPlan system, int count)
    {
        var apis = system.OfType(GcpTypes.Api);

        Assert.Equal(count, apis.Count);
        foreach (
            var resource in system.Resources.Where(resource => resource.Type.StartsWith("gcp:", StringComparison.Ordinal)).Except(apis)
        )
        {
            var missing = apis.Except(system.Before(resource)).Select(api => api.Name).ToList();
            Assert.True(
                missing.Count == 0,
                $"{resource} does not wait for {string.Join(", ", missing)}: a new project's first deployment fails"
            );
        }
    }
}
