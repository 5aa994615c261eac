using Engine.Plans;

namespace Review.Graph;

/// <summary>
/// The names of a system's parts. Parts of the same name are merged if one uses another; otherwise their types are added.
/// </summary>
internal static class GraphNames
{
    /// <param name="parts">The components and resources directly below the system.</param>
    /// <param name="uses">The dependencies, by URN.</param>
    /// <returns>The names, by URN.</returns>
    public static Dictionary<string, string> Of(IEnumerable<PlannedResource> parts, IEnumerable<(string From, string To)> uses)
    {
        var joined = uses.SelectMany(edge => new[] { edge, (From: edge.To, To: edge.From) }).ToHashSet();
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (
            var namesakes in parts.OrderBy(part => part.Urn, StringComparer.Ordinal).GroupBy(part => part.Name, StringComparer.Ordinal)
        )
        {
            var groups = Groups([.. namesakes], joined);
            foreach (var group in groups)
            {
                var name = groups.Count == 1 ? namesakes.Key : $"{namesakes.Key} ({Types(group)})";
                group.ForEach(part => names[part.Urn] = name);
            }
        }

        return names;
    }

    /// <summary>Returns a type's name without its package and module.</summary>
    public static string LastWord(string type) => type[(type.LastIndexOf(':') + 1)..];

    private static List<List<PlannedResource>> Groups(List<PlannedResource> parts, HashSet<(string From, string To)> joined)
    {
        var groups = new List<List<PlannedResource>>();
        foreach (var part in parts)
        {
            var own = groups.Where(group => group.Any(other => joined.Contains((part.Urn, other.Urn)))).ToList();
            groups.RemoveAll(own.Contains);
            groups.Add([.. own.SelectMany(group => group), part]);
        }

        return groups;
    }

    private static string Types(List<PlannedResource> group) =>
        string.Join(" + ", group.Select(part => LastWord(part.Type)).Order(StringComparer.Ordinal));
}
