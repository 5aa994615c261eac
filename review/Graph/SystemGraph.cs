using Engine.Plans;

namespace Review.Graph;

/// <summary>The components of a system and the data flow between them.</summary>
/// <param name="Name">The system's name.</param>
/// <param name="Type">The last word of its type.</param>
/// <param name="Nodes">Its parts, in ordinal order of their names.</param>
/// <param name="Edges">The edges from the user to the used part, in ordinal order.</param>
internal sealed record SystemGraph(string Name, string Type, IReadOnlyList<GraphNode> Nodes, IReadOnlyList<GraphEdge> Edges)
{
    /// <summary>The parts without dependencies in either direction; they are drawn apart from the graph.</summary>
    public IEnumerable<GraphNode> Apart => Nodes.Where(node => Edges.All(edge => edge.From != node.Name && edge.To != node.Name));

    /// <summary>
    /// Returns the systems of a plan: the components directly below the stack, in ordinal order of their names, and the stack itself if it
    /// has resources outside components.
    /// </summary>
    public static IReadOnlyList<SystemGraph> Of(Plan plan)
    {
        var systems = new PlanSystems(plan);
        var members = plan
            .Resources.Where(resource => resource.Kind is ResourceKind.Managed or ResourceKind.Read)
            .ToLookup(
                resource => systems.Of(resource)?.Urn ?? "",
                resource => new GraphMember(resource, systems.PartOf(resource)!),
                StringComparer.Ordinal
            );
        var graphs = systems.All.Select(system => new GraphReader(system, [.. members[system.Urn]]).Read());
        return members.Contains("") ? [.. graphs, new GraphReader(plan.Self, [.. members[""]]).Read()] : [.. graphs];
    }
}

/// <summary>One part of a system. Parts of the same name that use each other are merged, such as a service and its account.</summary>
/// <param name="Name">Its name, followed by its type if another part has the same name.</param>
/// <param name="Types">The last words of its components' types, in ordinal order.</param>
/// <param name="Resources">The number of resources it contains.</param>
/// <param name="Secrets">The number of secrets of other parts that it reads.</param>
internal sealed record GraphNode(string Name, IReadOnlyList<string> Types, int Resources, int Secrets);

/// <summary>A dependency: a value of one part is an input of another, or a part is granted a role on another.</summary>
/// <param name="From">The name of the part that uses.</param>
/// <param name="To">The name of the part that is used.</param>
/// <param name="IsOrder">Whether one part only waits for the other, without a visible data flow.</param>
internal sealed record GraphEdge(string From, string To, bool IsOrder = false);
