using Engine.Plans;

namespace Review.Policy.Rules;

/// <summary>Requires another resource on the network that the property refers to, and a dependency on it.</summary>
internal sealed class PrivateDatabasePeering()
    : RelationRule(
        new RuleDescription
        {
            Id = "GCP-NET-013",
            Severity = Severity.High,
            Kind = "correctness",
            Title = "Private Cloud SQL depends on its network's peering",
            Remedy = "declare the network's servicenetworking Connection and depend on it",
            Sources = ["google:vpc/private-services-access"],
        },
        "gcp:sql/databaseInstance:DatabaseInstance",
        "settings.ipConfiguration.privateNetwork"
    )
{
    private const string Peering = "gcp:servicenetworking/connection:Connection";

    private static readonly PropertyPath Network = PropertyPath.Parse("network");

    protected override string Expected { get; } = $"a {Peering} on this network, and to depend on it";

    protected override Answer Relate(Subject subject, PathMatch found)
    {
        var network = Reference.Of(subject, Path, found);
        return new Answer(
            Truth.Any(
                subject
                    .Stack.OfType(Peering)
                    .Select(required => network.IsSame(Reference.Of(required, Network)) & WaitsFor(subject, required.Resource.Urn))
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
