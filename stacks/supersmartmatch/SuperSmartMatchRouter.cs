using Infra.Docker.Router;

namespace Stacks;

/// <summary>The router between the versions of SuperSmartMatch.</summary>
public static class SuperSmartMatchRouter
{
    private const string HealthPath = "/health";

    /// <summary>The intervals in the services' documentation: 10 s, or 5 s where a failure must be detected quickly.</summary>
    private static readonly UpstreamCheck Calm = new(HealthPath, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(5), 3);

    private static readonly UpstreamCheck Watchful = new(HealthPath, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(3), 5);

    /// <summary>The arguments of the router.</summary>
    public static RouterArgs Args { get; } =
        new()
        {
            Stable = new("supersmartmatch-v1", "supersmartmatch-v1", SuperSmartMatchPorts.V1, Calm),
            Specialist = new("nexten", "nexten", SuperSmartMatchPorts.Nexten, Calm),
            SpecialistPath = "/nexten/",
            Candidate = new("supersmartmatch-v2", "supersmartmatch-v2", SuperSmartMatchPorts.V2, Watchful),
        };
}
