namespace Infra.Tests.Plans;

/// <summary>The services of Phoenix and the owners of its resources.</summary>
internal static class PhoenixParts
{
    /// <summary>The start phase of each service, by name.</summary>
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

    /// <summary>The address variables, by the service that reads them: the service at that address.</summary>
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

    /// <summary>Returns the services and worker pools.</summary>
    public static IReadOnlyList<PlannedResource> Running(StackPlan plan) =>
        [.. plan.OfType(GcpTypes.Service), .. plan.OfType(GcpTypes.WorkerPool)];

    /// <summary>Returns the only service that owns the resource, including grants on its secrets; null for shared resources.</summary>
    public static string? Owner(PlannedResource resource) => Owner(resource.Type, resource.Name);

    /// <inheritdoc cref="Owner(PlannedResource)"/>
    public static string? Owner(string type, string name) =>
        Phases.Keys.SingleOrDefault(service =>
            name == service
            || name.StartsWith($"{service}-", StringComparison.Ordinal)
            || (type == GcpTypes.SecretMember && name.EndsWith($"-{service}", StringComparison.Ordinal))
        );
}
