using Infra.Google.ArtifactRegistry;
using Infra.Google.CloudRun;
using Infra.Google.Iam;
using Pulumi;

namespace Stacks;

/// <summary>Declares the services of Émergence.</summary>
/// <param name="scope">The system.</param>
/// <param name="registry">The registry of the services' images.</param>
/// <param name="storage">The database and the cache that the services use.</param>
internal sealed class EmergenceServices(EmergenceScope scope, ImageRegistry registry, EmergenceStorage storage)
{
    /// <summary>Creates the service account of a service whose image is in the registry.</summary>
    public WorkloadIdentity CreateIdentity(string name, string purpose, params IReadOnlyList<string> projectRoles)
    {
        var identity = scope.CreateIdentity(name, purpose, [.. projectRoles, ProjectRole.LogWriter, ProjectRole.MetricWriter]);
        registry.AllowReading(name, identity);
        return identity;
    }

    /// <summary>Creates the service that handles an agent's tasks.</summary>
    public CloudRunService CreateWorker(string agent)
    {
        var name = $"{agent}-worker";
        var identity = CreateIdentity(name, $"Émergence worker {agent}", ProjectRole.CloudSqlClient);
        return new CloudRunService(
            name,
            new()
            {
                Region = scope.Settings.Region,
                Identity = identity,
                Network = storage.Network,
                Settings = scope.Settings.Workers[agent],
                HealthPath = "/health",
                Variables = Variables(new() { ["WORKER_MODULE"] = $"workers.{agent}_worker" }),
                Secrets = storage.GrantSecrets(name, identity),
                CloudSqlConnection = storage.Database.ConnectionName,
                Labels = scope.Labels,
            },
            scope.Options
        );
    }

    /// <summary>Creates the service that answers users and publishes tasks.</summary>
    public CloudRunService CreateOrchestrator(string name, WorkloadIdentity identity, Dictionary<string, Input<string>> topics) =>
        new(
            name,
            new()
            {
                Region = scope.Settings.Region,
                Identity = identity,
                Network = storage.Network,
                Settings = scope.Settings.Orchestrator,
                HealthPath = "/api/health",
                Ingress = Ingress.InternalLoadBalancer,
                // A WebSocket stays on its instance; a reconnect should reach the same one.
                SessionAffinity = true,
                Variables = Variables(topics),
                Secrets = storage.GrantSecrets(name, identity),
                CloudSqlConnection = storage.Database.ConnectionName,
                Labels = scope.Labels,
            },
            scope.Options
        );

    /// <summary>
    /// Creates the orchestrator before queues and PostgreSQL: it keeps its state in memory, and needs neither the network nor secrets.
    /// </summary>
    public CloudRunService CreateOldOrchestrator(string name) =>
        new(
            name,
            new()
            {
                Region = scope.Settings.Region,
                Identity = CreateIdentity(name, "Émergence before the cut-over"),
                Settings = scope.Settings.OldOrchestrator,
                HealthPath = "/api/health",
                Ingress = Ingress.InternalLoadBalancer,
                SessionAffinity = true,
                Variables = new Dictionary<string, Input<string>> { ["ENVIRONMENT"] = scope.Settings.Environment },
                Labels = scope.Labels,
            },
            scope.Options
        );

    private Dictionary<string, Input<string>> Variables(Dictionary<string, Input<string>> own) =>
        new([.. own, .. storage.Variables()]) { ["ENVIRONMENT"] = scope.Settings.Environment };
}
