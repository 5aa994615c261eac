using System.Collections.Immutable;
using Engine.Plans;
using Engine.Values;
using Review.Graph;

namespace Engine.Tests.Review.Graph;

public sealed class SystemGraphTests
{
    private const string System = "app:systems:Shop";

    [Fact]
    public void Value_that_goes_into_another_part_is_a_use_of_where_it_comes_from()
    {
        var graph = Read(Part("web"), Part("db"), Resource("web", "front", ("url", "db/main")), Resource("db", "main"));

        Assert.Equal(("shop", "Shop"), (graph.Name, graph.Type));
        Assert.Equal(["db", "web"], graph.Nodes.Select(node => node.Name));
        Assert.Equal([new GraphEdge("web", "db")], graph.Edges);
    }

    [Fact]
    public void Resources_in_no_component_are_the_parts_of_the_stack()
    {
        var graphs = SystemGraph.Of(
            Loose(
                Alone("front", "a:b:C", "", "main"),
                Alone("main", "a:b:C", ""),
                Alone("part", "a:b:C", "urn:main"),
                Alone("provider", "pulumi:providers:a", "")
            )
        );

        var graph = Assert.Single(graphs);
        Assert.Equal(("shop-dev", "Stack"), (graph.Name, graph.Type));
        Assert.Equal([("front", 1), ("main", 2)], graph.Nodes.Select(node => (node.Name, node.Resources)));
        Assert.Equal([new GraphEdge("front", "main")], graph.Edges);
    }

    [Fact]
    public void Resources_outside_components_are_a_picture_of_their_own()
    {
        var box = new PlannedResource
        {
            Urn = "urn:box",
            Type = System,
            Name = "box",
        };

        var graphs = SystemGraph.Of(Loose(box, Alone("inside", "a:b:C", "urn:box"), Alone("loose", "a:b:C", "")));

        Assert.Equal(["box", "shop-dev"], graphs.Select(graph => graph.Name));
        Assert.Equal(["inside", "loose"], graphs.Select(graph => Assert.Single(graph.Nodes).Name));
        Assert.Empty(SystemGraph.Of(Loose()));
    }

    private static Plan Loose(params PlannedResource[] resources) =>
        new()
        {
            Project = "shop",
            Stack = "dev",
            Resources = [.. resources],
            Outputs = MapValue.Empty,
        };

    private static PlannedResource Alone(string name, string type, string parent, params string[] uses) =>
        new()
        {
            Urn = $"urn:{name}",
            Type = type,
            Name = name,
            IsCustom = true,
            Parent = parent,
            PropertyDependencies = uses.ToImmutableSortedDictionary(use => use, use => ImmutableArray.Create($"urn:{use}")),
        };

    [Fact]
    public void Grantee_of_a_role_uses_what_the_grant_is_on()
    {
        var graph = Read(
            Part("web"),
            Part("bucket"),
            Resource("web", "account"),
            Resource("bucket", "store"),
            Resource("bucket", "reading", ("bucket", "bucket/store"), ("member", "web/account"))
        );

        Assert.Equal([new GraphEdge("web", "bucket")], graph.Edges);
    }

    [Fact]
    public void Parts_of_one_name_are_one_and_resources_of_all_depths_count()
    {
        var graph = Read(
            Part("web", "app:x:Service"),
            Part("web", "app:x:Account"),
            Resource("web", "front", "app:x:Service", ("runsAs", "web/account")),
            Resource("web", "account", "app:x:Account")
        );

        var node = Assert.Single(graph.Nodes);
        Assert.Equal(["Account", "Service"], node.Types);
        Assert.Equal(2, node.Resources);
        Assert.Empty(graph.Edges);
        Assert.Equal([node], graph.Apart);
    }

    [Fact]
    public void Secrets_are_a_number_on_who_reads_them()
    {
        var graph = Read(
            Part("web"),
            Part("key"),
            Resource("web", "front", ("env", "key/secret")),
            Resource("key", "secret", "app:x:Part", "gcp:secretmanager/secret:Secret")
        );

        Assert.Equal(1, Assert.Single(graph.Nodes).Secrets);
        Assert.Empty(graph.Edges);
    }

    [Fact]
    public void Parts_of_one_name_that_do_not_use_each_other_are_told_apart_by_their_types()
    {
        var graph = Read(
            Part("shop", "app:x:Network"),
            Part("shop", "app:x:Registry"),
            Resource("shop", "net", "app:x:Network"),
            Resource("shop", "images", "app:x:Registry")
        );

        Assert.Equal(["shop (Network)", "shop (Registry)"], graph.Nodes.Select(node => node.Name));
    }

    [Fact]
    public void Waiting_for_another_is_an_edge_of_order_unless_a_value_goes_over_too()
    {
        var later = Resource("web", "front") with { Dependencies = ["urn:db/main"] };
        var both = Resource("web", "front", ("url", "db/main")) with { Dependencies = ["urn:db/main", "urn:db/other"] };
        var (db, other, cache) = (Resource("db", "main"), Resource("db", "other"), Resource("cache", "main"));

        Assert.Equal([new GraphEdge("web", "db", IsOrder: true)], Read(Part("web"), Part("db"), Part("cache"), later, db, cache).Edges);
        Assert.Equal([new GraphEdge("web", "db")], Read(Part("web"), Part("db"), Part("cache"), both, db, other, cache).Edges);
    }

    [Fact]
    public void What_most_parts_wait_for_is_no_edge_of_any()
    {
        string[] names = ["a", "b", "c"];
        var waiting = names.Select(name => Resource(name, "it") with { Dependencies = ["urn:apis/on"] });

        Assert.Empty(Read([.. names.Append("apis").Select(name => Part(name)), .. waiting, Resource("apis", "on")]).Edges);
    }

    [Fact]
    public void Provider_inside_a_system_is_not_drawn_and_what_is_read_is()
    {
        var provider = Resource("db", "provider", "app:x:Part", "pulumi:providers:gcp");
        var network = Resource("db", "network") with { ReadId = "projects/p/networks/default" };

        var graph = Read(Part("db"), Resource("db", "main"), network, provider);

        Assert.Equal([("db", 2)], graph.Nodes.Select(node => (node.Name, node.Resources)));
    }

    private static PlannedResource Part(string name, string type = "app:x:Part") =>
        new()
        {
            Urn = $"urn:{type}:{name}",
            Type = type,
            Name = name,
            Parent = "urn:system",
        };

    private static PlannedResource Resource(string part, string name, params (string Input, string Urn)[] uses) =>
        Resource(part, name, "app:x:Part", uses);

    private static PlannedResource Resource(string part, string name, string type, params (string Input, string Urn)[] uses) =>
        Resource(part, name, type, "a:b:C", uses);

    private static PlannedResource Resource(
        string part,
        string name,
        string partType,
        string type,
        params (string Input, string Urn)[] uses
    ) =>
        new()
        {
            Urn = $"urn:{part}/{name}",
            Type = type,
            Name = name,
            IsCustom = true,
            Parent = $"urn:{partType}:{part}",
            PropertyDependencies = uses.ToImmutableSortedDictionary(use => use.Input, use => ImmutableArray.Create($"urn:{use.Urn}")),
        };

    private static SystemGraph Read(params PlannedResource[] resources)
    {
        var stack = new PlannedResource
        {
            Urn = "urn:stack",
            Type = Urns.StackType,
            Name = "shop-dev",
        };
        var system = new PlannedResource
        {
            Urn = "urn:system",
            Type = System,
            Name = "shop",
            Parent = stack.Urn,
        };
        var plan = new Plan
        {
            Project = "shop",
            Stack = "dev",
            Resources = [stack, system, .. resources],
            Outputs = MapValue.Empty,
        };
        return Assert.Single(SystemGraph.Of(plan));
    }
}
