using Engine.Plans;

namespace Review.Policy.Relations;

/// <summary>Requires another resource on the network that the property refers to, and a dependency on it.</summary>
internal sealed class SameNetworkRelation(PropertyPath own, string requiredType, bool mustDependOn) : RelationOperator
{
    private static readonly PropertyPath Network = PropertyPath.Parse("network");

    public override string Expected { get; } = $"a {requiredType} on this network{(mustDependOn ? ", and to depend on it" : "")}";

    protected override Answer Relate(Subject subject, PathMatch found)
    {
        var network = Reference.Of(subject, own, found);
        return new Answer(
            Truth.Any(
                subject
                    .Stack.OfType(requiredType)
                    .Select(required =>
                        network.IsSame(Reference.Of(required, Network)) & (!mustDependOn || WaitsFor(subject, required.Resource.Urn))
                    )
            ),
            Expected
        );
    }

    /// <summary>Returns whether the resource depends on another, directly or through others.</summary>
    private static bool WaitsFor(Subject subject, string urn)
    {
        var seen = new HashSet<string>(subject.Resource.Dependencies, StringComparer.Ordinal);
        var open = new Queue<string>(seen);
        while (open.TryDequeue(out var next) && next != urn)
        {
            foreach (var further in (subject.Stack.Find(next)?.Resource.Dependencies ?? []).Where(seen.Add))
            {
                open.Enqueue(further);
            }
        }

        return seen.Contains(urn);
    }
}
