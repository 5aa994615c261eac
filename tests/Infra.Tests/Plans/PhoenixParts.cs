namespace Infra.Tests.Plans;

/// <summary>Phoenix's services, and which of its resources is whose.</summary>
internal static class PhoenixParts
{
    /// <summary>By name: when a service is started.</summary>
    public static IReadOnlyDictionary<string, int> Phases { get; } =
        new Dictionary<string, int>
        {
            ["phoenix-backend-unified"] = 1,
            ["phoenix-event-bridge"] = 1,
            ["phoenix-user-profile"] = 1,
            ["phoenix-iris-api"] = 2,
            ["phoenix-agents-ai"] = 2,
            ["phoenix-letters"] = 3,
            ["phoenix-cv"] = 3,
            ["phoenix-website"] = 3,
        };

    /// <summary>The variables that hold an address, by the service that reads them: the service that answers there.</summary>
    public static IReadOnlyDictionary<(string Service, string Variable), string> Uses { get; } =
        new Dictionary<(string, string), string>
        {
            [("phoenix-iris-api", "BACKEND_API_URL")] = "phoenix-backend-unified",
            [("phoenix-letters", "BACKEND_API_URL")] = "phoenix-backend-unified",
            [("phoenix-letters", "IRIS_API_URL")] = "phoenix-iris-api",
            [("phoenix-cv", "BACKEND_API_URL")] = "phoenix-backend-unified",
            [("phoenix-cv", "IRIS_API_URL")] = "phoenix-iris-api",
            [("phoenix-website", "BACKEND_API_URL")] = "phoenix-backend-unified",
            [("phoenix-website", "IRIS_API_URL")] = "phoenix-iris-api",
        };

    /// <summary>Services and worker pools: what runs.</summary>
    public static IReadOnlyList<PlannedResource> Running(StackPlan plan) =>
        [.. plan.OfType(GcpTypes.Service), .. plan.OfType(GcpTypes.WorkerPool)];

    /// <summary>The one service whose resource it is, its grants on secrets included; null for what Phoenix keeps for all.</summary>
    public static string? Owner(PlannedResource resource) => Owner(resource.Type, resource.Name);

    /// <inheritdoc cref="Owner(PlannedResource)"/>
    public static string? Owner(string type, string name) =>
        Phases.Keys.SingleOrDefault(service =>
            name == service
            || name.StartsWith($"{service}-", StringComparison.Ordinal)
            || (type == GcpTypes.SecretMember && name.EndsWith($"-{service}", StringComparison.Ordinal))
        );
}
