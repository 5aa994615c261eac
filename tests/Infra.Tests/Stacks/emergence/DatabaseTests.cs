using Infra.Tests.Plans;

namespace Infra.Tests.Stacks;

/// <summary>The databases of a stack.</summary>
[Collection(StackPlans.Collection)]
public sealed class DatabaseTests(StackPlans plans)
{
    private static readonly double HalfAnHour = TimeSpan.FromMinutes(30).TotalSeconds;

    [Theory]
    [InlineData("staging", false)]
    [InlineData("prod", true)]
    public void Resources_with_data_are_protected_only_in_prod(string stack, bool isProtected)
    {
        var plan = plans[stack];
        string[] types = [GcpTypes.DatabaseInstance, GcpTypes.Database, GcpTypes.User, GcpTypes.Cache];
        var kept = plan.Resources.Where(resource => types.Contains(resource.Type)).ToList();

        Assert.Equal(5, kept.Count);
        Assert.All(kept, resource => Assert.Equal(isProtected, resource.IsProtected));
        Assert.Equal(isProtected, plan.Single(GcpTypes.DatabaseInstance).At("deletionProtection"));
        Assert.Equal(isProtected, plan.Single(GcpTypes.DatabaseInstance).At("settings.deletionProtectionEnabled"));
        Assert.Equal(isProtected, plan.Single(GcpTypes.Cache).At("deletionProtection"));
        Assert.All(plan.OfType(GcpTypes.Service), service => Assert.Equal(isProtected, service.At("deletionProtection")));
        Assert.All(plan.OfType(GcpTypes.WorkerPool), pool => Assert.Equal(isProtected, pool.At("deletionProtection")));
    }

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Instance_waits_for_the_peering_and_has_half_an_hour(string stack)
    {
        var plan = plans[stack];
        var instance = plan.Single(GcpTypes.DatabaseInstance);

        Assert.Contains(plan.Single(GcpTypes.Peering).Urn, instance.Dependencies);
        Assert.All(["create", "update", "delete"], operation => Assert.Equal(HalfAnHour, instance.Timeout(operation)));
    }

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Automatic_disk_growth_is_ignored(string stack)
    {
        var instance = plans[stack].Single(GcpTypes.DatabaseInstance);

        Assert.Equal(["settings.diskSize"], instance.IgnoreChanges);
        Assert.Equal(true, instance.At("settings.diskAutoresize"));
    }

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Cache_waits_for_the_peering(string stack) =>
        Assert.Contains(plans[stack].Single(GcpTypes.Peering).Urn, plans[stack].Single(GcpTypes.Cache).Dependencies);

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Passwords_and_secrets_are_marked_as_secret(string stack)
    {
        var plan = plans[stack];

        Assert.Equal(2, plan.OfType(GcpTypes.User).Count);
        Assert.All(plan.OfType(GcpTypes.User), user => Assert.Equal("[secret]", user.At("password")));
        Assert.Equal(6, plan.OfType(GcpTypes.SecretVersion).Count);
        Assert.All(plan.OfType(GcpTypes.SecretVersion), version => Assert.Equal("[secret]", version.At("secretData")));
        Assert.All(plan.OfType("random:index/randomPassword:RandomPassword"), password => Assert.Equal(32.0, password.At("length")));
    }

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Secret_is_kept_in_one_region(string stack) =>
        Assert.All(
            plans[stack].OfType(GcpTypes.Secret),
            secret =>
                Assert.Equal(
                    [("replication.userManaged.replicas[0].location", "europe-west1")],
                    secret
                        .Leaves.Where(leaf => leaf.Key.StartsWith("replication", StringComparison.Ordinal))
                        .Select(leaf => (leaf.Key, (string)leaf.Value!))
                )
        );

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Service_starts_when_its_user_is_there(string stack)
    {
        var plan = plans.Emergence(stack);
        var user = plan.Single(GcpTypes.User, "emergence-postgres-app");

        Assert.All(EmergenceParts.Services(plan), service => Assert.Contains(user, plan.Before(service)));
    }

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Schema_is_applied_when_users_scripts_and_password_are_there(string stack)
    {
        var plan = plans[stack];
        var run = plan.Single("command:local:Command", "emergence-migrate-run");
        var before = plan.Before(run);

        Assert.Contains(plan.Single(GcpTypes.Job), before);
        Assert.Contains(plan.Single(GcpTypes.Database), before);
        Assert.All(plan.OfType(GcpTypes.User), user => Assert.Contains(user, before));
        Assert.All(plan.OfType("gcp:storage/bucketObject:BucketObject"), script => Assert.Contains(script, before));
        Assert.Contains(plan.Single(GcpTypes.SecretMember, "emergence-postgres-migrator-password-emergence-migrate"), before);
    }
}
