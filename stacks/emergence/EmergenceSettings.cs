using Infra.Google.ArtifactRegistry;
using Infra.Google.CloudBuild;
using Infra.Google.CloudRun;
using Infra.Google.CloudSql;
using Infra.Google.LoadBalancing;
using Infra.Google.Memorystore;
using Infra.Google.Monitoring;
using Infra.Google.Network;
using Infra.Google.PubSub;
using Infra.Quantities;
using Infra.Services;
using Infra.Settings;

namespace Stacks;

/// <summary>The settings of Émergence that differ between environments.</summary>
public sealed record EmergenceSettings : ISystemSettings
{
    /// <summary>The number of database connections in an instance's pool.</summary>
    public const int ConnectionsPerInstance = 2;

    /// <summary>The number of connections reserved for migrations, backups and an operator.</summary>
    public const int ReservedConnections = 5;

    /// <summary>The project of the environment. Resource names are fixed, so environments cannot share a project.</summary>
    public required string Project { get; init; }

    /// <summary>The region of all resources.</summary>
    public required string Region { get; init; }

    /// <summary>The name of the environment, used in labels and in the database name.</summary>
    public required string Environment { get; init; }

    /// <summary>The address ranges of the network.</summary>
    public required PrivateNetworkSettings Network { get; init; }

    /// <summary>The settings of the database.</summary>
    public required PostgresSettings Database { get; init; }

    /// <summary>The image that applies the schema migrations.</summary>
    public required string MigrationImage { get; init; }

    /// <summary>The number of dimensions of an embedding.</summary>
    /// <value>1 to 2,000 dimensions, the maximum of the schema's index.</value>
    public required int EmbeddingDimensions { get; init; }

    /// <summary>The settings of the cache.</summary>
    public required MemorystoreSettings Cache { get; init; }

    /// <summary>The settings of the agents' queues.</summary>
    public required WorkQueueSettings Queues { get; init; }

    /// <summary>The settings of the orchestrator.</summary>
    public required CloudRunServiceSettings Orchestrator { get; init; }

    /// <summary>The settings of the workers, by agent: anima, neo and nexus.</summary>
    public required IReadOnlyDictionary<string, CloudRunServiceSettings> Workers { get; init; }

    /// <summary>The settings of the load balancer in front of the website and the orchestrator.</summary>
    public required LoadBalancerSettings LoadBalancer { get; init; }

    /// <summary>The split of requests between the orchestrator and its predecessor.</summary>
    public required CutOverSettings CutOver { get; init; }

    /// <summary>The settings of the previous orchestrator, which is declared as long as <see cref="CutOver"/> keeps it.</summary>
    public required CloudRunServiceSettings OldOrchestrator { get; init; }

    /// <summary>The settings of the image registry.</summary>
    public required ImageRegistrySettings Registry { get; init; }

    /// <summary>The settings of the build pipeline.</summary>
    public required DeliveryPipelineSettings Pipeline { get; init; }

    /// <summary>The notification channels and the runbook.</summary>
    public required AlertSettings Alerts { get; init; }

    /// <summary>The agents, in declaration order.</summary>
    public static IReadOnlyList<string> Agents { get; } = ["anima", "neo", "nexus"];

    /// <summary>Source: https://github.com/pgvector/pgvector#ivfflat (up to 2,000 dimensions).</summary>
    private static readonly Limit<int> Dimensions = new(1, 2_000, "dimensions");

    /// <inheritdoc />
    public IStackSystem Create(string name, IReadOnlyList<IStackSystem> earlier) => new Emergence(name, this);

    /// <summary>Reads these settings from the stack's configuration.</summary>
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
            Cache = MemorystoreSettings.Read(section.Section("cache")),
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

    /// <summary>
    /// Reports a worker timeout that is shorter than its queue's deadline: the queue would redeliver the same message repeatedly.
    /// </summary>
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

    /// <summary>Reports connection pools that exceed the limit of the database tier; every instance has its own pool.</summary>
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
        var asked = instances * ConnectionsPerInstance;
        if (asked > allowed)
        {
            section.Conflict(
                "database.tier",
                $"is {settings.Database.Tier}, which leaves {allowed} connections; {instances} instances at most, of "
                    + $"{ConnectionsPerInstance} each, ask for {asked}.",
                PostgresTier.MaximumConnections.Keys.OrderBy(Connections).FirstOrDefault(tier => Connections(tier) >= asked)
                    ?? "<no tier takes that many: lower maximumInstances instead>"
            );
        }
    }

    private static int Connections(string tier) => PostgresTier.MaximumConnections[tier] - ReservedConnections;
}
