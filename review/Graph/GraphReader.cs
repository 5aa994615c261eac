using Engine.Plans;

namespace Review.Graph;

/// <summary>Reads one system's graph from a plan.</summary>
internal sealed class GraphReader
{
    /// <summary>The input of a grant that names who is granted: whoever it is uses what the grant is on.</summary>
    private const string Grantee = "member";

    /// <summary>Parts that hold nothing else are drawn as a number on those that read them.</summary>
    private const string SecretPrefix = "gcp:secretmanager/";

    private readonly PlannedResource _system;
    private readonly Dictionary<string, PlannedResource> _resources;
    private readonly List<(PlannedResource Resource, string Part)> _held;
    private readonly Dictionary<string, string> _parts;
    private readonly Dictionary<string, string> _names;
    private readonly HashSet<string> _secrets;

    public GraphReader(Plan plan, PlannedResource system)
    {
        _system = system;
        _resources = plan.Resources.ToDictionary(resource => resource.Urn, StringComparer.Ordinal);
        var placed = plan
            .Resources.Select(resource => (Resource: resource, Part: PartOf(resource)))
            .Where(placed => placed.Part is not null);
        _parts = placed.ToDictionary(placed => placed.Resource.Urn, placed => placed.Part!.Urn, StringComparer.Ordinal);
        _held = [.. placed.Where(placed => placed.Resource.IsCustom).Select(placed => (placed.Resource, placed.Part!.Urn))];
        _names = GraphNames.Of(_held.Select(held => _resources[held.Part]).Distinct(), Uses());
        _secrets =
        [
            .. _held
                .GroupBy(held => _names[held.Part], held => held.Resource, StringComparer.Ordinal)
                .Where(part => part.All(resource => resource.Type.StartsWith(SecretPrefix, StringComparison.Ordinal)))
                .Select(part => part.Key),
        ];
    }

    public SystemGraph Read()
    {
        var uses = Named(Uses(), isOrder: false);
        var nodes = _held
            .GroupBy(held => _names[held.Part], StringComparer.Ordinal)
            .Where(part => !_secrets.Contains(part.Key))
            .OrderBy(part => part.Key, StringComparer.Ordinal)
            .Select(part => new GraphNode(
                part.Key,
                [.. part.Select(held => LastWord(_resources[held.Part].Type)).Distinct().Order(StringComparer.Ordinal)],
                part.Count(),
                uses.Count(edge => edge.From == part.Key && _secrets.Contains(edge.To))
            ))
            .ToList();
        var orders = Named(Waits(), isOrder: true).Where(edge => !uses.Contains(edge with { IsOrder = false })).ToList();
        var drawn = uses.Concat(orders.Where(edge => !IsWaitedForByMost(edge.To, orders, nodes.Count)))
            .Where(edge => !_secrets.Contains(edge.From) && !_secrets.Contains(edge.To))
            .OrderBy(edge => edge.From, StringComparer.Ordinal)
            .ThenBy(edge => edge.To, StringComparer.Ordinal);
        return new SystemGraph(_system.Name, LastWord(_system.Type), nodes, [.. drawn]);
    }

    /// <summary>What nearly everything waits for, such as APIs to be on, tells nothing of any one part.</summary>
    private static bool IsWaitedForByMost(string part, List<GraphEdge> orders, int parts) =>
        orders.Count(edge => edge.To == part) * 2 > parts;

    private List<GraphEdge> Named(IEnumerable<(string From, string To)> edges, bool isOrder) =>
        [
            .. edges
                .Select(edge => new GraphEdge(_names[edge.From], _names[edge.To], isOrder))
                .Where(edge => edge.From != edge.To)
                .Distinct(),
        ];

    /// <summary>By the URNs of the parts.</summary>
    private IEnumerable<(string From, string To)> Uses() =>
        from held in _held
        from input in held.Resource.PropertyDependencies
        from dependency in input.Value
        where _parts.ContainsKey(dependency) && _resources[dependency].IsCustom
        let other = _parts[dependency]
        where held.Part != other
        select input.Key == Grantee ? (other, held.Part) : (held.Part, other);

    private IEnumerable<(string From, string To)> Waits() =>
        from held in _held
        let values = held.Resource.PropertyDependencies.Values.SelectMany(urns => urns).ToHashSet(StringComparer.Ordinal)
        from dependency in held.Resource.Dependencies
        where !values.Contains(dependency) && _parts.ContainsKey(dependency) && _resources[dependency].IsCustom
        let other = _parts[dependency]
        where held.Part != other
        select (held.Part, other);

    /// <summary>The component or resource right below the system that holds it; null for what is not in the system.</summary>
    private PlannedResource? PartOf(PlannedResource resource)
    {
        var part = resource;
        while (_resources.TryGetValue(part.Parent, out var parent))
        {
            if (parent.Urn == _system.Urn)
            {
                return part;
            }

            part = parent;
        }

        return null;
    }

    private static string LastWord(string type) => type[(type.LastIndexOf(':') + 1)..];
}
