namespace Review.Graph;

/// <summary>
/// Arranges a graph in columns, users to the left of what they use, with few crossings. The same graph always gives the same picture.
/// </summary>
internal sealed class GraphLayout
{
    /// <summary>The number of ordering passes over the columns; more passes do not improve graphs of this size.</summary>
    private const int Sweeps = 12;

    /// <summary>
    /// The maximum number of columns that all arrows together may pass through. Beyond it the arrows cannot be followed, and ordering takes
    /// longer than reading the plan: arrows implied by a longer path are then omitted and the others drawn straight.
    /// </summary>
    private const int MaximumPassed = 4_000;

    private readonly List<List<GraphPlace>> _columns = [];
    private int _passed;

    public GraphLayout(SystemGraph graph)
    {
        var apart = graph.Apart.Select(node => node.Name).ToHashSet(StringComparer.Ordinal);
        var nodes = graph.Nodes.Where(node => !apart.Contains(node.Name)).ToList();
        var edges = GraphOrder.WithoutCycles([.. nodes.Select(node => node.Name)], graph.Edges);
        var needed = GraphOrder.Reduced(edges).ToHashSet();
        var columns = GraphOrder.Columns([.. nodes.Select(node => node.Name)], edges);
        var places = nodes.ToDictionary(node => node.Name, node => new GraphPlace(node), StringComparer.Ordinal);
        for (var column = 0; column < columns.Values.DefaultIfEmpty(-1).Max() + 1; column++)
        {
            _columns.Add([.. nodes.Where(node => columns[node.Name] == column).Select(node => places[node.Name])]);
        }

        var direct = edges.Where(needed.Contains).ToList();
        var implied = edges.Where(edge => !edge.IsOrder && !needed.Contains(edge)).ToList();
        var room = MaximumPassed - direct.Sum(Passed);
        var drawn = implied.TakeWhile(edge => (room -= Passed(edge)) >= 0).ToList();
        Routes = [.. drawn.Concat(direct).Select(Routed)];
        LeftOut = implied.Count - drawn.Count;
        Order();

        int Passed(GraphEdge edge) => columns[edge.To] - columns[edge.From] - 1;

        GraphRoute Routed(GraphEdge edge) =>
            new(Route(places[edge.From], places[edge.To], columns[edge.From], columns[edge.To]), !needed.Contains(edge), edge.IsOrder);
    }

    /// <summary>The columns from left to right, each from top to bottom; a place without a node lets an arrow pass.</summary>
    public IReadOnlyList<IReadOnlyList<GraphPlace>> Columns => _columns;

    /// <summary>The arrows, starting with those implied by a longer path.</summary>
    public IReadOnlyList<GraphRoute> Routes { get; }

    /// <summary>The number of implied arrows that are not drawn, because there are too many to follow.</summary>
    public int LeftOut { get; }

    private List<GraphPlace> Route(GraphPlace from, GraphPlace to, int first, int last)
    {
        var route = new List<GraphPlace> { from };
        for (var column = first + 1; column < last && _passed < MaximumPassed; column++)
        {
            _passed++;
            var way = new GraphPlace(null);
            _columns[column].Add(way);
            route.Add(way);
        }

        route.Add(to);
        foreach (var (left, right) in route.Zip(route.Skip(1)))
        {
            left.Right.Add(right);
            right.Left.Add(left);
        }

        return route;
    }

    /// <summary>Moves each place to the middle of its neighbours, column by column, in both directions.</summary>
    private void Order()
    {
        Number();
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var isForward = sweep % 2 == 0;
            foreach (var column in isForward ? _columns : Enumerable.Reverse(_columns))
            {
                var sorted = column.OrderBy(place => Middle(isForward ? place.Left : place.Right, place)).ToList();
                column.Clear();
                column.AddRange(sorted);
                Number();
            }
        }
    }

    private static double Middle(List<GraphPlace> neighbours, GraphPlace place) =>
        neighbours.Count == 0 ? place.Rank : neighbours.Average(neighbour => neighbour.Rank);

    /// <summary>Assigns ranks from 0 to 1, so that long and short columns are comparable.</summary>
    private void Number()
    {
        foreach (var column in _columns)
        {
            for (var row = 0; row < column.Count; row++)
            {
                column[row].Rank = (row + 0.5) / column.Count;
            }
        }
    }
}

/// <summary>A position in a column.</summary>
/// <param name="node">The node at this position; null if an arrow passes through it.</param>
internal sealed class GraphPlace(GraphNode? node)
{
    public GraphNode? Node { get; } = node;

    public List<GraphPlace> Left { get; } = [];

    public List<GraphPlace> Right { get; } = [];

    public double Rank { get; set; }
}

/// <summary>The route of an arrow.</summary>
/// <param name="Places">The positions of its start, its intermediate points and its end.</param>
/// <param name="IsImplied">Whether a longer path connects its start and end; such an arrow is drawn faintly.</param>
/// <param name="IsOrder">Whether it only expresses an ordering; such an arrow is drawn dashed.</param>
internal sealed record GraphRoute(IReadOnlyList<GraphPlace> Places, bool IsImplied, bool IsOrder);
