using Engine.Plans;
using Engine.Values;

namespace Engine.Tests.Plans;

public sealed class PlanSystemsTests
{
    private static readonly PlannedResource Stack = Resource("stack", "") with { Type = Urns.StackType, IsCustom = false };
    private static readonly PlannedResource Shop = Component("shop", "stack");
    private static readonly PlannedResource Queue = Component("queue", "shop");
    private static readonly PlannedResource Topic = Resource("topic", "queue");
    private static readonly PlannedResource Bucket = Resource("bucket", "shop");
    private static readonly PlannedResource Alone = Resource("alone", "stack");

    [Fact]
    public void Systems_are_the_components_directly_below_the_stack()
    {
        var systems = Systems(Stack, Component("zoo", "stack"), Shop, Queue, Topic, Alone);

        Assert.Equal(["shop", "zoo"], systems.All.Select(system => system.Name));
    }

    [Fact]
    public void Resource_belongs_to_the_system_around_it_at_any_depth()
    {
        var systems = Systems(Stack, Shop, Queue, Topic, Bucket);

        Assert.Equal([Shop, Shop, Shop, Shop], new[] { Topic, Bucket, Queue, Shop }.Select(systems.Of));
        Assert.Equal("shop", systems.NameOf(Topic));
    }

    [Fact]
    public void Part_is_what_is_directly_below_the_system()
    {
        var systems = Systems(Stack, Shop, Queue, Topic, Bucket);

        Assert.Equal([Queue, Queue, Bucket, null], new[] { Topic, Queue, Bucket, Shop }.Select(systems.PartOf));
    }

    [Fact]
    public void Resource_outside_components_belongs_to_no_system()
    {
        var child = Resource("child", "alone");
        var component = Component("inside", "alone");
        var systems = Systems(Stack, Alone, child, component);

        Assert.Equal([null, null, null], new[] { Alone, child, component }.Select(systems.Of));
        Assert.Equal("(stack)", systems.NameOf(child));
        Assert.Equal([Alone, Alone], new[] { Alone, child }.Select(systems.PartOf));
        Assert.Empty(systems.All);
    }

    [Fact]
    public void Parent_that_the_plan_lacks_is_the_stack()
    {
        var systems = Systems(Shop, Resource("lost", "elsewhere"));

        Assert.Equal([Shop], systems.All.AsEnumerable());
        Assert.Null(systems.Of(Resource("lost", "elsewhere")));
    }

    [Fact]
    public void Parents_in_a_circle_end()
    {
        var (a, b) = (Component("a", "b"), Component("b", "a"));

        Assert.NotNull(Systems(a, b).Of(a));
        Assert.NotNull(Systems(a, b).PartOf(b));
    }

    private static PlanSystems Systems(params PlannedResource[] resources) =>
        new(
            new Plan
            {
                Project = "p",
                Stack = "s",
                Resources = [.. resources],
                Outputs = MapValue.Empty,
            }
        );

    private static PlannedResource Component(string name, string parent) => Resource(name, parent) with { IsCustom = false };

    private static PlannedResource Resource(string name, string parent) =>
        new()
        {
            Urn = name,
            Type = "a:b:C",
            Name = name,
            IsCustom = true,
            Parent = parent,
        };
}
