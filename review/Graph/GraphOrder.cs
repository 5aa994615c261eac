namespace Review.Graph;

/// <summary>The graph operations that determine the columns.</summary>
internal static class GraphOrder
{
    /// <summary>Removes the edges that lead back to an earlier node of a path from the first node, so that no cycle remains.</summary>
    public static IReadOnlyList<GraphEdge> WithoutCycles(IReadOnlyList<string> nodes, IEnumerable<GraphEdge> edges)
    {
        var targets = edges.OrderBy(edge => edge.IsOrder).ToLookup(edge => edge.From, StringComparer.Ordinal);
        var open = new HashSet<string>(StringComparer.Ordinal);
        var done = new HashSet<string>(StringComparer.Ordinal);
        var kept = new List<GraphEdge>();
        void Visit(string node)
        {
            open.Add(node);
            foreach (var edge in targets[node].Where(edge => !open.Contains(edge.To)))
            {
                kept.Add(edge);
                if (!done.Contains(edge.To))
                {
                    Visit(edge.To);
                }
            }

            open.Remove(node);
            done.Add(node);
        }

        // Nodes that nothing uses come first: paths from them follow the data flow.
        var used = targets.SelectMany(group => group).Select(edge => edge.To).ToHashSet(StringComparer.Ordinal);
        foreach (var node in nodes.OrderBy(node => used.Contains(node)).Where(node => !done.Contains(node)))
        {
            Visit(node);
        }

        return kept;
    }

    /// <summary>Removes the edges that a longer path implies.</summary>
    public static IReadOnlyList<GraphEdge> Reduced(IReadOnlyList<GraphEdge> edges)
    {
        var targets = edges.ToLookup(edge => edge.From, edge => edge.To, StringComparer.Ordinal);
        var reached = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        HashSet<string> Reach(string node)
        {
            if (!reached.TryGetValue(node, out var all))
            {
                all = new HashSet<string>(targets[node].SelectMany(target => Reach(target).Append(target)), StringComparer.Ordinal);
                reached[node] = all;
            }

            return all;
        }

        return [.. edges.Where(edge => !targets[edge.From].Any(other => other != edge.To && Reach(other).Contains(edge.To)))];
    }

    /// <summary>Returns a column for each node, to the right of all its users and as close as possible to what it uses.</summary>
    public static IReadOnlyDictionary<string, int> Columns(IReadOnlyList<string> nodes, IReadOnlyList<GraphEdge> edges)
    {
        var sources = edges.ToLookup(edge => edge.To, edge => edge.From, StringComparer.Ordinal);
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        int Column(string node)
        {
            if (!columns.TryGetValue(node, out var column))
            {
                column = sources[node].Select(source => Column(source) + 1).DefaultIfEmpty(0).Max();
                columns[node] = column;
            }

            return column;
        }

        foreach (var node in nodes)
        {
            Column(node);
        }

        var targets = edges.ToLookup(edge => edge.From, edge => edge.To, StringComparer.Ordinal);
        foreach (var node in nodes.OrderByDescending(node => columns[node]).Where(node => targets[node].Any() && !sources[node].Any()))
        {
            columns[node] = targets[node].Min(target => columns[target]) - 1;
        }

        return columns;
    }
}
