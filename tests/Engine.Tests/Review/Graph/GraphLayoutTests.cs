using System.Xml.Linq;
using Review.CommandLine;
using Review.Graph;
using Review.Render;

namespace Engine.Tests.Review.Graph;

public sealed class GraphLayoutTests
{
    [Fact]
    public void Users_stand_left_of_what_they_use()
    {
        var layout = new GraphLayout(Graph("app>queue", "queue>worker", "worker>db", "app>db"));

        Assert.Equal(
            ["app", "queue", "worker", "db"],
            layout.Columns.Select(column => column.Single(place => place.Node is not null).Node!.Name)
        );
    }

    [Fact]
    public void Arrow_that_a_longer_way_implies_is_marked_and_led_through_the_columns_between()
    {
        var layout = new GraphLayout(Graph("app>queue", "queue>worker", "worker>db", "app>db"));

        var implied = Assert.Single(layout.Routes, route => route.IsImplied);
        Assert.Equal(["app", null, null, "db"], implied.Places.Select(place => place.Node?.Name));
        Assert.Equal(3, layout.Routes.Count(route => !route.IsImplied));
    }

    [Fact]
    public void Cycle_is_cut_where_it_leads_back()
    {
        var layout = new GraphLayout(Graph("start>a", "a>b", "b>a"));

        Assert.Equal(["start", "a", "b"], layout.Columns.Select(column => column.Single().Node!.Name));
    }

    [Fact]
    public void What_nobody_uses_and_uses_nothing_stands_apart()
    {
        var graph = Graph("a>b") with { Nodes = [Node("a"), Node("alone"), Node("b")] };

        Assert.Equal(["alone"], graph.Apart.Select(node => node.Name));
        Assert.DoesNotContain(new GraphLayout(graph).Columns.SelectMany(column => column), place => place.Node?.Name == "alone");
    }

    [Fact]
    public void Order_of_nodes_and_edges_does_not_change_the_picture()
    {
        string[] edges = ["app>q1", "app>q2", "app>q3", "q1>w1", "q2>w2", "q3>w3", "w1>db", "w2>db", "w3>db", "w1>cache", "w3>cache"];
        var random = new Random(7);

        var pictures = Enumerable
            .Range(0, 20)
            .Select(_ => edges.OrderBy(_ => random.Next()).ToArray())
            .Select(shuffled => GraphSvg.Of([Graph(shuffled)], "picture"))
            .Distinct();

        Assert.Single(pictures);
    }

    [Fact]
    public void Dense_graph_is_drawn_without_the_arrows_that_no_one_could_follow()
    {
        const int Parts = 150;
        var edges = Enumerable
            .Range(100, Parts)
            .SelectMany(from => Enumerable.Range(from + 1, 99 + Parts - from).Select(to => $"n{from}>n{to}"))
            .ToArray();

        var layout = new GraphLayout(Graph(edges));

        Assert.Equal(Parts * (Parts - 1) / 2, edges.Length);
        Assert.Equal(Parts - 1, layout.Routes.Count(route => !route.IsImplied));
        Assert.Equal(edges.Length, layout.Routes.Count + layout.LeftOut);
        Assert.InRange(layout.Columns.Sum(column => column.Count), Parts, Parts + 4_000);
        Assert.Contains(
            $"{layout.LeftOut:#,0} arrows that longer paths imply are not drawn",
            GraphSvg.Of([Graph(edges)], "dense"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Needed_arrow_is_drawn_straight_where_too_many_columns_are_passed()
    {
        // A chain of 100 parts, and as many further parts, each of which bypasses nearly all of it.
        var chain = Enumerable.Range(100, 99).Select(i => $"c{i}>c{i + 1}");
        var past = Enumerable.Range(100, 100).SelectMany(i => new[] { $"a{i}>p{i}", $"p{i}>c199", $"c100>z{i}", $"a{i}>c100" });
        var graph = Graph([.. chain, .. past]);

        var layout = new GraphLayout(graph);

        Assert.InRange(layout.Columns.Sum(column => column.Count), graph.Nodes.Count, graph.Nodes.Count + 4_000);
        Assert.Equal(graph.Edges.Count, layout.Routes.Count + layout.LeftOut);
    }

    [Theory]
    [InlineData(1_000, null)]
    [InlineData(
        1_001,
        "REV323 'shop' has 1,001 parts; a picture shows at most 1,000.\n"
            + "       Fix: group its resources in components, choose another system with --system, or print --json."
    )]
    public void Picture_of_more_parts_than_anyone_can_read_is_refused(int parts, string? error)
    {
        var graph = Graph() with { Nodes = [.. Enumerable.Range(0, parts).Select(i => Node($"n{i}"))] };

        Assert.Equal(error, GraphCommand.TooLarge([graph]).SingleOrDefault()?.ToString());
    }

    [Fact]
    public void Picture_of_nothing_is_a_picture() => Assert.Equal("svg", XDocument.Parse(GraphSvg.Of([], "nothing")).Root!.Name.LocalName);

    [Fact]
    public void Names_are_text_and_nothing_else()
    {
        const string hostile = "<script>alert('&amp;')</script>\"";

        var picture = XDocument.Parse(GraphSvg.Of([Graph($"{hostile}>b")], hostile));

        Assert.DoesNotContain(picture.Descendants(), element => element.Name.LocalName == "script");
        Assert.Contains(picture.Descendants(), element => element.Value == hostile);
        Assert.Equal(hostile, picture.Root!.Attribute("aria-label")!.Value);
    }

    [Fact]
    public void Control_characters_and_halves_of_letters_are_shown_as_not_readable() =>
        Assert.Contains(
            XDocument.Parse(GraphSvg.Of([Graph("a\u001b[2J\ud83d>b")], "")).Descendants(),
            element => element.Value == "a\ufffd[2J\ufffd"
        );

    private static SystemGraph Graph(params string[] edges)
    {
        var parsed = edges.Select(edge => (From: edge[..edge.LastIndexOf('>')], To: edge[(edge.LastIndexOf('>') + 1)..])).ToList();
        var names = parsed.SelectMany(edge => new[] { edge.From, edge.To }).Distinct().Order(StringComparer.Ordinal);
        return new SystemGraph(
            "shop",
            "Shop",
            [.. names.Select(Node)],
            [
                .. parsed
                    .Select(edge => new GraphEdge(edge.From, edge.To))
                    .OrderBy(edge => edge.From, StringComparer.Ordinal)
                    .ThenBy(edge => edge.To, StringComparer.Ordinal),
            ]
        );
    }

    private static GraphNode Node(string name) => new(name, ["Part"], 1, 0);
}
