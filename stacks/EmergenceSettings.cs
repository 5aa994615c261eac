using Infra.Cache;
using Infra.Database;
using Infra.Delivery;
using Infra.Edge;
using Infra.Messaging;
using Infra.Monitoring;
using Infra.Network;
using Infra.Quantities;
using Infra.Services;
using Infra.Settings;

namespace Stacks;

/// <summary>What may differ from one environment's Émergence to another's.</summary>
public sealed record EmergenceSettings
{
    /// <summary>The project it lives in. Names in it are fixed, so that no two environments share one.</summary>
    public required string Project { get; init; }

    /// <summary>The region of everything in it.</summary>
    public required string Region { get; init; }

    /// <summary>What the environment is called, in labels and in the database's name.</summary>
    public required string Environment { get; init; }

    /// <summary>The network's addresses.</summary>
    public required PrivateNetworkSettings Network { get; init; }

    /// <summary>The database.</summary>
    public required PostgresSettings Database { get; init; }

    /// <summary>The image the schema's scripts are applied with.</summary>
    public required string MigrationImage { get; init; }

    /// <summary>The width of an embedding.</summary>
    /// <value>1 to 2,000 dimensions; the schema's index allows no more.</value>
    public required int EmbeddingDimensions { get; init; }

    /// <summary>The cache.</summary>
    public required RedisSettings Cache { get; init; }

    /// <summary>The agents' queues.</summary>
    public required WorkQueueSettings Queues { get; init; }

    /// <summary>The orchestrator.</summary>
    public required CloudRunServiceSettings Orchestrator { get; init; }

    /// <summary>The workers, by agent: anima, neo and nexus.</summary>
    public required IReadOnlyDictionary<string, CloudRunServiceSettings> Workers { get; init; }

    /// <summary>The load balancer in front of page and orchestrator.</summary>
    public required LoadBalancerSettings LoadBalancer { get; init; }

    /// <summary>How requests are shared between the orchestrator and the one before it.</summary>
    public required CutOverSettings CutOver { get; init; }

    /// <summary>The orchestrator before the cut-over; declared as long as <see cref="CutOver"/> keeps it.</summary>
    public required CloudRunServiceSettings OldOrchestrator { get; init; }

    /// <summary>Where the images are.</summary>
    public required ImageRegistrySettings Registry { get; init; }

    /// <summary>What builds them.</summary>
    public required DeliveryPipelineSettings Pipeline { get; init; }

    /// <summary>Who is told of what goes wrong.</summary>
    public required AlertSettings Alerts { get; init; }

    /// <summary>The agents, in the order they are declared.</summary>
    public static IReadOnlyList<string> Agents { get; } = ["anima", "neo", "nexus"];

    /// <summary>Source: https://github.com/pgvector/pgvector#ivfflat (up to 2,000 dimensions).</summary>
    private static readonly Limit<int> Dimensions = new(1, 2_000, "dimensions");

    /// <summary>Reads them from the stack's settings.</summary>
    public static EmergenceSettings Read(SettingsSection section)
    {
        var settings = new EmergenceSettings
        {
            Project = SystemNames.ReadProject(section),
            Region = section.Text("region", SystemNames.Region(), SystemNames.RegionDescription),
            Environment = section.Text("environment", SystemNames.Environment(), SystemNames.EnvironmentDescription),
            Network = PrivateNetworkSettings.Read(section.Section("network")),
            Database = PostgresSettings.Read(section.Section("database")),
            MigrationImage = ContainerImage.Read(section, "migrationImage"),
            EmbeddingDimensions = section.Integer("embeddingDimensions", Dimensions),
            Cache = RedisSettings.Read(section.Section("cache")),
            Queues = WorkQueueSettings.Read(section.Section("queues")),
            Orchestrator = CloudRunServiceSettings.Read(section.Section("orchestrator")),
            Workers = ReadWorkers(section.Section("workers")),
            LoadBalancer = LoadBalancerSettings.Read(section.Section("loadBalancer")),
            CutOver = CutOverSettings.Read(section.Section("cutOver")),
            OldOrchestrator = CloudRunServiceSettings.Read(section.Section("oldOrchestrator")),
            Registry = ImageRegistrySettings.Read(section.Section("registry")),
            Pipeline = DeliveryPipelineSettings.Read(section.Section("pipeline")),
            Alerts = AlertSettings.Read(section.Section("alerts")),
        };
        RefuseShortTimeouts(settings, section);
        RefuseTooManyConnections(settings, section);
        return settings;
    }

    private static Dictionary<string, CloudRunServiceSettings> ReadWorkers(SettingsSection workers) =>
        Agents.ToDictionary(agent => agent, agent => CloudRunServiceSettings.Read(workers.Section(agent)));

    /// <summary>A worker that is cut off before its queue gives up would be sent the same message again, and again.</summary>
    private static void RefuseShortTimeouts(EmergenceSettings settings, SettingsSection section)
    {
        foreach (var (agent, worker) in settings.Workers.Where(worker => worker.Value.Timeout < settings.Queues.AckDeadline))
        {
            if (!section.IsSound("queues.ackDeadline", $"workers.{agent}.timeout"))
            {
                continue;
            }

            section.Conflict(
                $"workers.{agent}.timeout",
                $"is {worker.Timeout.InSeconds()}, less than queues.ackDeadline, {settings.Queues.AckDeadline.InSeconds()}.",
                settings.Queues.AckDeadline.InSeconds()
            );
        }
    }

    /// <summary>Every instance keeps a pool of connections; together they must fit what the database's tier takes.</summary>
    private static void RefuseTooManyConnections(EmergenceSettings settings, SettingsSection section)
    {
        if (
            !section.IsSound([
                "database.tier",
                "orchestrator.maximumInstances",
                .. Agents.Select(agent => $"workers.{agent}.maximumInstances"),
            ])
        )
        {
            return;
        }

        var allowed = Connections(settings.Database.Tier);
        var instances = settings.Workers.Values.Append(settings.Orchestrator).Sum(service => service.MaximumInstances);
        var asked = instances * Emergence.ConnectionsPerInstance;
        if (asked > allowed)
        {
            section.Conflict(
                "database.tier",
                $"is {settings.Database.Tier}, which leaves {allowed} connections; {instances} instances at most, of "
                    + $"{Emergence.ConnectionsPerInstance} each, ask for {asked}.",
                PostgresTier.MaximumConnections.Keys.OrderBy(Connections).FirstOrDefault(tier => Connections(tier) >= asked)
                    ?? "<no tier takes that many: lower maximumInstances instead>"
            );
        }
    }

    private static int Connections(string tier) => PostgresTier.MaximumConnections[tier] - Emergence.ReservedConnections;
}
