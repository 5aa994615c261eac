using Infra.Services;

namespace Infra.Edge;

/// <summary>A service and its share of the requests.</summary>
/// <param name="Name">Names its backend.</param>
/// <param name="Service">The service that answers.</param>
/// <param name="Weight">Its share, 0 to 100 percent; those of all backends add up to 100.</param>
public sealed record WeightedBackend(string Name, CloudRunService Service, int Weight);
