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
    private readonly Dictionary<string, PlannedResource> _parts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _secrets;

    public GraphReader(Plan plan, PlannedResource system)
    {
        _system = system;
        _resources = plan.Resources.ToDictionary(resource => resource.Urn, StringComparer.Ordinal);
        foreach (var resource in plan.Resources)
        {
            if (PartOf(resource) is { } part)
            {
                _parts[resource.Urn] = part;
            }
        }

        _secrets =
        [
            .. Held()
                .GroupBy(resource => _parts[resource.Urn].Name, StringComparer.Ordinal)
                .Where(part => part.All(resource => resource.Type.StartsWith(SecretPrefix, StringComparison.Ordinal)))
                .Select(part => part.Key),
        ];
    }

    public SystemGraph Read()
    {
        var uses = Uses().Distinct().ToList();
        var nodes = Held()
            .GroupBy(resource => _parts[resource.Urn].Name, StringComparer.Ordinal)
            .Where(part => !_secrets.Contains(part.Key))
            .OrderBy(part => part.Key, StringComparer.Ordinal)
            .Select(part => new GraphNode(
                part.Key,
                [.. part.Select(resource => LastWord(_parts[resource.Urn].Type)).Distinct().Order(StringComparer.Ordinal)],
                part.Count(),
                uses.Count(edge => edge.From == part.Key && _secrets.Contains(edge.To))
            ))
            .ToList();
        var drawn = uses.Where(edge => !_secrets.Contains(edge.From) && !_secrets.Contains(edge.To))
            .OrderBy(edge => edge.From, StringComparer.Ordinal)
            .ThenBy(edge => edge.To, StringComparer.Ordinal);
        return new SystemGraph(_system.Name, LastWord(_system.Type), nodes, [.. drawn]);
    }

    private IEnumerable<PlannedResource> Held() => _parts.Keys.Select(urn => _resources[urn]).Where(resource => resource.IsCustom);

    private IEnumerable<GraphEdge> Uses() =>
        from resource in Held()
        from input in resource.PropertyDependencies
        from dependency in input.Value
        where _parts.ContainsKey(dependency)
        let own = _parts[resource.Urn].Name
        let other = _parts[dependency].Name
        where own != other
        select input.Key == Grantee ? new GraphEdge(other, own) : new GraphEdge(own, other);

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
