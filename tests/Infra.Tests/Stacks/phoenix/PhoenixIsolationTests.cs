using Infra.Tests.Plans;

namespace Infra.Tests.Stacks;

/// <summary>Phoenix services share nothing but each other's addresses.</summary>
[Collection(StackPlans.Collection)]
public sealed class PhoenixIsolationTests(StackPlans plans)
{
    private const string SecretRead = "secretKeyRef.secret";
    private const string Supabase = "supabase-url supabase-anon-key";
    private const string Payment = "stripe-secret-key stripe-publishable-key";

    /// <summary>The secrets that each service needs.</summary>
    private static readonly Dictionary<string, string> Secrets = new()
    {
        ["phoenix-backend-unified"] =
            $"{Supabase} supabase-service-role-key google-api-key openai-api-key jwt-secret-key jwt-refresh-secret stripe-secret-key"
            + " stripe-webhook-secret",
        ["phoenix-event-bridge"] = $"{Supabase} supabase-service-role-key",
        ["phoenix-user-profile"] = $"{Supabase} supabase-service-role-key",
        ["phoenix-iris-api"] = $"{Supabase} google-api-key jwt-secret-key",
        ["phoenix-agents-ai"] = "google-api-key openai-api-key",
        ["phoenix-letters"] = $"{Supabase} {Payment} stripe-letters-price-id google-api-key api-secret-token",
        ["phoenix-cv"] = $"{Supabase} {Payment} stripe-cv-price-id google-api-key",
        ["phoenix-website"] = $"{Supabase} {Payment}",
    };

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Resource_is_one_services_own_or_an_api_a_secret_or_an_onlooker(string stack)
    {
        var shared = plans.Phoenix(stack).Resources.Where(resource => PhoenixParts.Owner(resource) is null);

        Assert.Equal(
            [
                GcpTypes.Registry,
                GcpTypes.AlertPolicy,
                GcpTypes.Dashboard,
                GcpTypes.Channel,
                GcpTypes.Api,
                GcpTypes.Secret,
                "platform:delivery:ImageRegistry",
                "platform:identity:ProjectServices",
                "platform:monitoring:AlertPolicies",
                "platform:monitoring:Dashboard",
                "platform:monitoring:EmailChannel",
                "platform:monitoring:SystemMonitoring",
                "platform:secrets:StoredSecret",
                "platform:systems:Phoenix",
            ],
            shared.Select(resource => resource.Type).Distinct().Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Phoenix_holds_nothing_through_which_services_could_share(string stack) =>
        Assert.Equal(
            [
                // Read by all and written by none: no data passes between services through it.
                GcpTypes.Registry,
                GcpTypes.RegistryMember,
                GcpTypes.Service,
                GcpTypes.ServiceMember,
                GcpTypes.WorkerPool,
                // They monitor services from outside and pass nothing to them.
                GcpTypes.AlertPolicy,
                GcpTypes.Dashboard,
                GcpTypes.Channel,
                GcpTypes.UptimeCheck,
                GcpTypes.ProjectMember,
                GcpTypes.Api,
                GcpTypes.Secret,
                GcpTypes.SecretMember,
                GcpTypes.Account,
            ],
            plans
                .Phoenix(stack)
                .Resources.Where(resource => resource.IsCustom)
                .Select(resource => resource.Type)
                .Distinct()
                .Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Registry_is_read_by_each_service_and_written_by_none(string stack)
    {
        var grants = plans.Phoenix(stack).OfType(GcpTypes.RegistryMember);

        Assert.Equal(
            PhoenixParts.Phases.Keys.Order(StringComparer.Ordinal),
            grants.Select(grant => $"{grant.At("member")}".Split(':', '@')[1]).Order(StringComparer.Ordinal)
        );
        Assert.All(grants, grant => Assert.Equal("roles/artifactregistry.reader", grant.At("role")));
    }

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Service_has_no_volume_of_any_kind(string stack) =>
        Assert.All(
            PhoenixParts.Running(plans.Phoenix(stack)),
            service => Assert.DoesNotContain(service.Leaves.Keys, path => path.Contains("volume", StringComparison.OrdinalIgnoreCase))
        );

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Service_runs_as_the_account_of_its_own_name(string stack) =>
        Assert.All(
            PhoenixParts.Running(plans.Phoenix(stack)),
            service => Assert.StartsWith($"{service.Name}@", (string)service.At("template.serviceAccount")!, StringComparison.Ordinal)
        );

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Secret_is_readable_by_the_services_that_have_a_use_for_it_and_once(string stack)
    {
        var secrets = plans.Phoenix(stack).OfType(GcpTypes.Secret).Select(secret => (string)secret.At("secretId")!).ToList();
        // In the whole stack: the other system must not have access either.
        var grants = plans[stack]
            .OfType(GcpTypes.SecretMember)
            .Where(grant => secrets.Contains(LastPart(grant, "secretId")))
            .Select(grant => $"{grant.At("member")}".Split(':', '@')[1] + $" {LastPart(grant, "secretId")} {grant.At("role")}");

        var expected = Secrets.SelectMany(service =>
            service.Value.Split(' ').Select(secret => $"{service.Key} phoenix-{secret} roles/secretmanager.secretAccessor")
        );
        Assert.Equal(expected.Order(StringComparer.Ordinal), grants.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Service_reads_one_version_of_what_is_granted_to_it_and_starts_once_it_may(string stack)
    {
        var plan = plans.Phoenix(stack);

        foreach (var service in PhoenixParts.Running(plan))
        {
            Assert.Equal(
                Secrets[service.Name]
                    .Split(' ')
                    .Select(secret => (secret.ToUpperInvariant().Replace('-', '_'), $"phoenix-{secret}"))
                    .Order(),
                service.SecretVariables.Select(variable => (variable.Key, variable.Value)).Order()
            );
            foreach (var (path, secret) in service.Leaves.Where(leaf => leaf.Key.EndsWith(SecretRead, StringComparison.Ordinal)))
            {
                Assert.Equal("1", service.At($"{path[..^SecretRead.Length]}secretKeyRef.version"));
                var grant = plan.Single(GcpTypes.SecretMember, $"{secret}-{service.Name}");
                Assert.Equal($"serviceAccount:{service.At("template.serviceAccount")}", grant.At("member"));
                Assert.Contains(grant.Urn, service.Dependencies);
            }
        }
    }

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Value_of_a_secret_does_not_pass_through_the_program(string stack)
    {
        Assert.Equal(13, plans.Phoenix(stack).OfType(GcpTypes.Secret).Count);
        Assert.Empty(plans.Phoenix(stack).OfType(GcpTypes.SecretVersion));
    }

    /// <summary>This ensures that removing a service changes only those that use its address.</summary>
    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Input_names_another_service_only_where_its_address_is_used(string stack)
    {
        var named = (
            from resource in plans.Phoenix(stack).Resources
            let owner = PhoenixParts.Owner(resource)
            where owner is not null
            from leaf in resource.Leaves
            from other in PhoenixParts.Phases.Keys
            where other != owner && leaf.Value is string text && text.Contains(other, StringComparison.Ordinal)
            select (Service: owner, Variable: (string)resource.At(leaf.Key.Replace(".value", ".name", StringComparison.Ordinal))!, other)
        ).ToList();

        Assert.Equal(PhoenixParts.Uses.Select(use => (use.Key.Service, use.Key.Variable, use.Value)).Order(), named.Order());
    }

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Resource_waits_for_another_service_only_if_that_is_of_an_earlier_phase(string stack)
    {
        var plan = plans.Phoenix(stack);
        var crossing = (
            from resource in plan.Resources
            let owner = PhoenixParts.Owner(resource)
            where owner is not null
            from dependency in resource.Dependencies.Select(plan.ByUrn)
            let other = PhoenixParts.Owner(dependency)
            where other is not null && other != owner
            select (resource, Phase: PhoenixParts.Phases[owner], dependency, Earlier: PhoenixParts.Phases[other])
        ).ToList();

        Assert.NotEmpty(crossing);
        Assert.All(crossing, pair => Assert.True(pair.Earlier < pair.Phase, $"{pair.resource} waits for {pair.dependency}"));
        // A service may wait for another service and for the grant to call it, but never for another's own account or grant.
        Assert.All(
            crossing,
            pair => Assert.Contains(pair.dependency.Type, new[] { GcpTypes.Service, GcpTypes.ServiceMember, GcpTypes.WorkerPool })
        );
    }

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Shared_resources_depend_on_no_service(string stack)
    {
        var plan = plans.Phoenix(stack);
        var shared = plan.Resources.Where(resource => PhoenixParts.Owner(resource) is null);

        Assert.All(shared, resource => Assert.All(plan.Before(resource), before => Assert.Null(PhoenixParts.Owner(before))));
    }

    private static string LastPart(PlannedResource resource, string path) => $"{resource.At(path)}".Split('/')[^1];
}
