using Engine.Plans;
using Engine.Values;

namespace Engine.Tests.Plans;

public sealed class ResourceKindTests
{
    private static readonly PlannedResource Topic = new()
    {
        Urn = "urn",
        Type = "gcp:pubsub/topic:Topic",
        Name = "orders",
        IsCustom = true,
    };

    public static TheoryData<ResourceKind, PlannedResource> Kinds =>
        new()
        {
            { ResourceKind.Managed, Topic },
            { ResourceKind.Managed, Topic with { Options = new PlannedOptions { Import = "projects/p/topics/orders" } } },
            { ResourceKind.Managed, Topic with { Type = "pulumi:index:Stash" } },
            { ResourceKind.Managed, Topic with { OnlyResolved = true } },
            { ResourceKind.Read, Topic with { ReadId = "projects/p/topics/orders" } },
            { ResourceKind.Read, Topic with { Type = "pulumi:pulumi:StackReference", ReadId = "o/p/s" } },
            { ResourceKind.Provider, Topic with { Type = "pulumi:providers:gcp" } },
            { ResourceKind.Component, Topic with { IsCustom = false } },
            { ResourceKind.Stack, Topic with { Type = Urns.StackType, IsCustom = false } },
        };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Kind_of_a_resource_is_exactly_one(ResourceKind kind, PlannedResource resource)
    {
        Assert.Equal(kind, resource.Kind);
        Assert.Equal(kind == ResourceKind.Managed, resource.IsManaged);
    }

    [Fact]
    public void Self_of_a_plan_is_its_stack_even_if_the_plan_lacks_it()
    {
        var plan = new Plan
        {
            Project = "shop",
            Stack = "dev",
            Resources = [Topic],
            Outputs = MapValue.Empty,
        };
        var stack = Topic with { Type = Urns.StackType, IsCustom = false };

        Assert.Equal("urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev", plan.Self.Urn);
        Assert.Equal(ResourceKind.Stack, plan.Self.Kind);
        Assert.Equal(stack, (plan with { Resources = [Topic, stack] }).Self);
    }
}
