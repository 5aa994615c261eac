using Engine.Plans;
using Review.Plans;

namespace Review.Graph;

/// <summary>What a system is made of, and what uses what: its components and the data between them.</summary>
/// <param name="Name">The system's name.</param>
/// <param name="Type">Its type's last word.</param>
/// <param name="Nodes">Its parts, in ordinal order of their names.</param>
/// <param name="Edges">From the part that uses to the part that is used, in ordinal order.</param>
internal sealed record SystemGraph(string Name, string Type, IReadOnlyList<GraphNode> Nodes, IReadOnlyList<GraphEdge> Edges)
{
    /// <summary>The parts that neither use another nor are used: they stand beside the picture.</summary>
    public IEnumerable<GraphNode> Apart => Nodes.Where(node => Edges.All(edge => edge.From != node.Name && edge.To != node.Name));

    /// <summary>
    /// The systems of a plan: the components right below the stack, in ordinal order of their names, and the stack itself where resources
    /// are in no component.
    /// </summary>
    public static IReadOnlyList<SystemGraph> Of(Plan plan)
    {
        var lineage = new Lineage(plan);
        var placed = plan.Resources.Where(resource => resource.IsCustom).Select(resource => lineage.Of(resource).ToList()).ToList();
        var members = placed
            .Where(line => line.Count > 1)
            .ToLookup(line => line[^1].Urn, line => new GraphMember(line[0], line[^2]), StringComparer.Ordinal);
        var systems = plan
            .Resources.Where(resource => !resource.IsCustom && resource.Type != Urns.StackType && !lineage.Of(resource).Skip(1).Any())
            .OrderBy(resource => resource.Name, StringComparer.Ordinal)
            .Select(system => new GraphReader(system, [.. members[system.Urn]]).Read());
        var loose = placed
            .Where(line => line[^1].IsCustom && !IsProvider(line[0]))
            .Select(line => new GraphMember(line[0], line[^1]))
            .ToList();
        return loose.Count == 0 ? [.. systems] : [.. systems, new GraphReader(Stack(plan), loose).Read()];
    }

    private static bool IsProvider(PlannedResource resource) => resource.Type.StartsWith(Urns.ProviderType, StringComparison.Ordinal);

    private static PlannedResource Stack(Plan plan) =>
        plan.Resources.FirstOrDefault(resource => resource.Type == Urns.StackType)
        ?? new PlannedResource
        {
            Urn = "",
            Type = Urns.StackType,
            Name = $"{plan.Project}-{plan.Stack}",
        };
}

/// <summary>One part of a system. Of parts with one name, those that use each other are one: a service and its account.</summary>
/// <param name="Name">Its name, with its type behind it where another part has the same.</param>
/// <param name="Types">The last words of its components' types, in ordinal order.</param>
/// <param name="Resources">How many resources it holds.</param>
/// <param name="Secrets">How many secrets of others it reads.</param>
internal sealed record GraphNode(string Name, IReadOnlyList<string> Types, int Resources, int Secrets);

/// <summary>One part uses another: a value of the other goes into it, or it is granted a role there.</summary>
/// <param name="From">The name of the part that uses.</param>
/// <param name="To">The name of the part that is used.</param>
/// <param name="IsOrder">Whether it only waits for the other, and nothing of it is seen to go over.</param>
internal sealed record GraphEdge(string From, string To, bool IsOrder = false);
