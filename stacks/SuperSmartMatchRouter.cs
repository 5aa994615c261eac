using Infra.Routing;

namespace Stacks;

/// <summary>How SuperSmartMatch's requests find their service.</summary>
public static class SuperSmartMatchRouter
{
    private const string HealthPath = "/health";

    /// <summary>As the services' documents have them: every 10 s, or every 5 s where a failure must be known soon.</summary>
    private static readonly UpstreamCheck Calm = new(HealthPath, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(5), 3);

    private static readonly UpstreamCheck Watchful = new(HealthPath, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(3), 5);

    /// <summary>The router between the versions.</summary>
    public static RouterArgs Args { get; } =
        new()
        {
            Stable = new("supersmartmatch-v1", "supersmartmatch-v1", SuperSmartMatchPorts.V1, Calm),
            Specialist = new("nexten", "nexten", SuperSmartMatchPorts.Nexten, Calm),
            SpecialistPath = "/nexten/",
            Candidate = new("supersmartmatch-v2", "supersmartmatch-v2", SuperSmartMatchPorts.V2, Watchful),
        };
}
