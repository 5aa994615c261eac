using Infra.Google.CloudRun;

namespace Infra.Google.LoadBalancing;

/// <summary>A service and its traffic percentage.</summary>
/// <param name="Name">The name of the backend.</param>
/// <param name="Service">The service that handles the requests.</param>
/// <param name="Weight">The traffic percentage, 0 to 100; those of all backends add up to 100.</param>
public sealed record WeightedBackend(string Name, CloudRunService Service, int Weight);
