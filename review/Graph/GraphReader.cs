using Engine.Plans;

namespace Review.Graph;

/// <summary>Reads the graph of one system from its resources.</summary>
internal sealed class GraphReader
{
    /// <summary>The input of an IAM grant that names the grantee, which uses the resource that the role is granted on.</summary>
    private const string Grantee = "member";

    /// <summary>The type prefix of secrets: a part that contains nothing else is drawn as a number on the parts that read it.</summary>
    private const string SecretPrefix = "gcp:secretmanager/";

    private readonly PlannedResource _system;
    private readonly ILookup<string, GraphMember> _members;
    private readonly HashSet<GraphEdge> _uses;
    private readonly HashSet<GraphEdge> _waits;

    /// <param name="system">The system.</param>
    /// <param name="members">The components and resources that the system contains.</param>
    public GraphReader(PlannedResource system, IReadOnlyList<GraphMember> members)
    {
        _system = system;
        var parts = members.ToDictionary(member => member.Resource.Urn, member => member.Part.Urn, StringComparer.Ordinal);
        var uses = members.SelectMany(member => Uses(member, parts)).ToList();
        var names = GraphNames.Of(members.Select(member => member.Part).Distinct(), uses);
        _members = members.ToLookup(member => names[member.Part.Urn], StringComparer.Ordinal);
        _uses = Named(uses, names, isOrder: false);
        _waits = Named(members.SelectMany(member => Waits(member, parts)), names, isOrder: true);
    }

    public SystemGraph Read()
    {
        var secrets = _members.Where(IsSecret).Select(part => part.Key).ToHashSet(StringComparer.Ordinal);
        var nodes = _members
            .Where(part => !secrets.Contains(part.Key))
            .OrderBy(part => part.Key, StringComparer.Ordinal)
            .Select(part => new GraphNode(
                part.Key,
                [.. part.Select(member => GraphNames.LastWord(member.Part.Type)).Distinct().Order(StringComparer.Ordinal)],
                part.Count(),
                _uses.Count(edge => edge.From == part.Key && secrets.Contains(edge.To))
            ))
            .ToList();
        var orders = _waits.Where(edge => !_uses.Contains(edge with { IsOrder = false })).ToLookup(edge => edge.To, StringComparer.Ordinal);
        // Dependencies that nearly all parts have, such as enabled APIs, do not characterize any one part.
        var drawn = _uses
            .Concat(orders.Where(target => target.Count() * 2 <= nodes.Count).SelectMany(target => target))
            .Where(edge => !secrets.Contains(edge.From) && !secrets.Contains(edge.To))
            .OrderBy(edge => edge.From, StringComparer.Ordinal)
            .ThenBy(edge => edge.To, StringComparer.Ordinal);
        return new SystemGraph(_system.Name, GraphNames.LastWord(_system.Type), nodes, [.. drawn]);
    }

    private static bool IsSecret(IEnumerable<GraphMember> part) =>
        part.All(member => member.Resource.Type.StartsWith(SecretPrefix, StringComparison.Ordinal));

    private static HashSet<GraphEdge> Named(IEnumerable<(string From, string To)> edges, Dictionary<string, string> names, bool isOrder) =>
        [.. edges.Select(edge => new GraphEdge(names[edge.From], names[edge.To], isOrder)).Where(edge => edge.From != edge.To)];

    /// <summary>Returns the dependencies between parts, by URN.</summary>
    private static IEnumerable<(string From, string To)> Uses(GraphMember member, Dictionary<string, string> parts) =>
        from input in member.Resource.PropertyDependencies
        from dependency in input.Value
        where parts.ContainsKey(dependency)
        let other = parts[dependency]
        where member.Part.Urn != other
        select input.Key == Grantee ? (other, member.Part.Urn) : (member.Part.Urn, other);

    private static IEnumerable<(string From, string To)> Waits(GraphMember member, Dictionary<string, string> parts)
    {
        var values = member.Resource.PropertyDependencies.Values.SelectMany(urns => urns);
        return from dependency in member.Resource.Dependencies.Except(values, StringComparer.Ordinal)
            where parts.ContainsKey(dependency)
            let other = parts[dependency]
            where member.Part.Urn != other
            select (member.Part.Urn, other);
    }
}

/// <summary>A resource that a system contains.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Part">The component directly below the system that contains it, or the resource itself.</param>
internal sealed record GraphMember(PlannedResource Resource, PlannedResource Part);
