namespace Review.Graph;

/// <summary>What of a graph decides its columns.</summary>
internal static class GraphOrder
{
    /// <summary>Without the edges that lead back on a way from the first node: what is left has no cycle.</summary>
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

        // Those that nobody uses first: a way from them is the way that data goes.
        var used = targets.SelectMany(group => group).Select(edge => edge.To).ToHashSet(StringComparer.Ordinal);
        foreach (var node in nodes.OrderBy(node => used.Contains(node)).Where(node => !done.Contains(node)))
        {
            Visit(node);
        }

        return kept;
    }

    /// <summary>Without the edges that a longer way implies.</summary>
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

    /// <summary>Each node right of everything that uses it, as near as can be to what it uses itself.</summary>
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
