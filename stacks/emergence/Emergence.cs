using Infra.Google.ArtifactRegistry;
using Infra.Google.CloudRun;
using Infra.Google.CloudSql;
using Infra.Google.Iam;
using Infra.Google.LoadBalancing;
using Infra.Google.Memorystore;
using Infra.Google.Monitoring;
using Infra.Google.Network;
using Infra.Google.PubSub;
using Infra.Google.SecretManager;
using Infra.Google.ServiceUsage;
using Pulumi;

namespace Stacks;

/// <summary>Émergence: an orchestrator, three agents behind queues, a database and a cache.</summary>
public sealed partial class Emergence : ComponentResource
{
    private const string TypeToken = "platform:systems:Emergence";

    /// <summary>The number of database connections in an instance's pool.</summary>
    public const int ConnectionsPerInstance = 2;

    /// <summary>The number of connections reserved for migrations, backups and an operator.</summary>
    public const int ReservedConnections = 5;

    private static readonly string[] Apis =
    [
        "artifactregistry.googleapis.com",
        "certificatemanager.googleapis.com",
        "cloudbuild.googleapis.com",
        "compute.googleapis.com",
        "iam.googleapis.com",
        "monitoring.googleapis.com",
        "pubsub.googleapis.com",
        "redis.googleapis.com",
        "run.googleapis.com",
        "secretmanager.googleapis.com",
        "servicenetworking.googleapis.com",
        "sqladmin.googleapis.com",
        "storage.googleapis.com",
    ];

    private readonly EmergenceSettings _settings;
    private readonly InputMap<string> _labels;
    private readonly ComponentResourceOptions _enabled;
    private readonly ImageRegistry _registry;
    private readonly PrivateNetwork _network;
    private readonly PostgresInstance _database;
    private readonly MemorystoreCache _cache;
    private readonly PostgresMigration _migration;
    private readonly CloudRunService _orchestrator;
    private readonly LoadBalancer _loadBalancer;
    private readonly List<WorkQueue> _queues = [];
    private readonly List<WorkloadIdentity> _identities = [];

    /// <summary>Declares the system.</summary>
    public Emergence(string name, EmergenceSettings settings, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        _settings = settings;
        _labels = SystemLabels.Of(name, settings.Environment);
        var apis = new ProjectServices($"{name}-apis", new() { Project = settings.Project, Apis = Apis }, new() { Parent = this });
        _enabled = new() { Parent = this, DependsOn = { apis } };

        _registry = CreateRegistry(name);
        _network = new PrivateNetwork(name, new() { Region = settings.Region, Settings = settings.Network }, _enabled);
        _database = CreateDatabase($"{name}-postgres");
        _migration = CreateMigration($"{name}-migrate");
        _cache = new MemorystoreCache(
            $"{name}-redis",
            new()
            {
                Region = settings.Region,
                Network = _network,
                Settings = settings.Cache,
                Labels = _labels,
            },
            _enabled
        );

        var identity = CreateRuntime($"{name}-app", "Émergence orchestrator", [ProjectRole.CloudSqlClient]);
        DeclareQueues(identity);
        _orchestrator = CreateOrchestrator($"{name}-app", identity);
        var site = CreateSite($"{name}-site");
        _loadBalancer = CreateLoadBalancer($"{name}-lb", site);
        DeclarePipeline(name, site);
        Watch($"{name}-monitoring", EmergenceWatched.Of(name, settings));
        RegisterOutputs(new Dictionary<string, object?> { ["orchestratorUrl"] = _orchestrator.Uri });
    }

    /// <summary>The parts that a deployment needs extra access to.</summary>
    public DeployedParts Parts => new(_identities, [.. _cache.Secrets, .. _database.Passwords], [_migration]);

    /// <summary>Adds the system's values to the stack outputs.</summary>
    public void AddOutputs(IDictionary<string, object?> outputs)
    {
        outputs["cloud_sql_connection_name"] = _database.ConnectionName;
        outputs["redis_connection_string"] = _cache.ConnectionString;
        outputs["orchestrator_url"] = _orchestrator.Uri;
        foreach (var (agent, queue) in EmergenceSettings.Agents.Zip(_queues))
        {
            outputs[$"{agent}_topic"] = queue.TopicId;
        }

        AddEdgeOutputs(outputs);
    }

    private void Watch(string name, EmergenceWatched watched) =>
        _ = new CloudMonitoring(
            name,
            new()
            {
                Title = $"Émergence {_settings.Environment}",
                Settings = _settings.Alerts,
                Rules = EmergenceAlerts.Of(watched),
                Labels = _labels,
            },
            _enabled
        );

    private PostgresInstance CreateDatabase(string name) =>
        new(
            name,
            new()
            {
                InstanceName = $"{name}-{_settings.Environment}",
                Region = _settings.Region,
                Network = _network,
                DatabaseName = "emergence",
                ApplicationUser = "emergence-app",
                MigrationUser = "emergence-migrator",
                Settings = _settings.Database,
                Labels = _labels,
            },
            _enabled
        );

    private PostgresMigration CreateMigration(string name) =>
        new(
            name,
            new()
            {
                Project = _settings.Project,
                Region = _settings.Region,
                Database = _database,
                Network = _network,
                Identity = CreateIdentity(name, "Émergence schema migration", []),
                Image = _settings.MigrationImage,
                Scripts = EmbeddedScripts.Of("sql"),
                Variables = new Dictionary<string, string>
                {
                    ["APPLICATION_USER"] = _database.ApplicationUser,
                    ["EMBEDDING_DIMENSIONS"] = _settings.EmbeddingDimensions.ToString(System.Globalization.CultureInfo.InvariantCulture),
                },
                Labels = _labels,
            },
            _enabled
        );

    private void DeclareQueues(WorkloadIdentity orchestrator)
    {
        var agent = new PubSubAgent("pubsub", new() { Project = _settings.Project }, _enabled);
        var deliverer = new WorkloadIdentity(
            "agent-tasks-push",
            new()
            {
                Project = _settings.Project,
                DisplayName = "Delivers agent tasks to workers",
                ProjectRoles = [],
            },
            _enabled
        );
        _identities.Add(deliverer);
        var deadLetters = new DeadLetterQueue(
            "agent-tasks-dlq",
            new()
            {
                Region = _settings.Region,
                Agent = agent,
                Settings = _settings.Queues,
                Labels = _labels,
            },
            _enabled
        );
        foreach (var name in EmergenceSettings.Agents)
        {
            var queue = CreateQueue(name, agent, deliverer, deadLetters);
            queue.AllowPublishing("emergence-app", orchestrator);
            _queues.Add(queue);
        }
    }

    private WorkQueue CreateQueue(string name, PubSubAgent agent, WorkloadIdentity deliverer, DeadLetterQueue deadLetters) =>
        new(
            $"agent-{name}-tasks",
            new()
            {
                Region = _settings.Region,
                SubscriptionName = $"{name}-worker-sub",
                Worker = CreateWorker(name),
                Deliverer = deliverer,
                DeadLetters = deadLetters,
                Agent = agent,
                Settings = _settings.Queues,
                Labels = _labels,
            },
            _enabled
        );

    private CloudRunService CreateWorker(string agent)
    {
        var name = $"{agent}-worker";
        var identity = CreateRuntime(name, $"Émergence worker {agent}", [ProjectRole.CloudSqlClient]);
        return new CloudRunService(
            name,
            new()
            {
                Region = _settings.Region,
                Identity = identity,
                Network = _network,
                Settings = _settings.Workers[agent],
                HealthPath = "/health",
                Variables = Variables(("WORKER_MODULE", $"workers.{agent}_worker")),
                Secrets = Secrets(name, identity),
                CloudSqlConnection = _database.ConnectionName,
                Labels = _labels,
            },
            _enabled
        );
    }

    private CloudRunService CreateOrchestrator(string name, WorkloadIdentity identity) =>
        new(
            name,
            new()
            {
                Region = _settings.Region,
                Identity = identity,
                Network = _network,
                Settings = _settings.Orchestrator,
                HealthPath = "/api/health",
                Ingress = Ingress.InternalLoadBalancer,
                // A WebSocket stays on its instance; a reconnect should reach the same one.
                SessionAffinity = true,
                Variables = Variables([.. EmergenceSettings.Agents.Zip(_queues, Topic)]),
                Secrets = Secrets(name, identity),
                CloudSqlConnection = _database.ConnectionName,
                Labels = _labels,
            },
            _enabled
        );

    private static (string Name, Input<string> Value) Topic(string agent, WorkQueue queue) =>
        ($"{agent.ToUpperInvariant()}_TOPIC", queue.TopicId);

    /// <summary>Creates the service account of a service whose image is in the registry.</summary>
    private WorkloadIdentity CreateRuntime(string name, string purpose, string[] projectRoles)
    {
        var identity = CreateIdentity(name, purpose, projectRoles);
        _registry.AllowReading(name, identity);
        return identity;
    }

    private WorkloadIdentity CreateIdentity(string name, string purpose, string[] projectRoles)
    {
        var identity = new WorkloadIdentity(
            name,
            new()
            {
                Project = _settings.Project,
                DisplayName = purpose,
                ProjectRoles = [.. projectRoles, ProjectRole.LogWriter, ProjectRole.MetricWriter],
            },
            _enabled
        );
        _identities.Add(identity);
        return identity;
    }

    private Dictionary<string, Input<string>> Variables(params (string Name, Input<string> Value)[] own) =>
        new(own.Select(variable => KeyValuePair.Create(variable.Name, variable.Value)))
        {
            ["CLOUD_SQL_UNIX_SOCKET"] = Output.Format($"/cloudsql/{_database.ConnectionName}"),
            ["DB_NAME"] = _database.DatabaseName,
            ["DB_POOL_SIZE"] = ConnectionsPerInstance.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["DB_USER"] = _database.ApplicationUser,
            ["ENVIRONMENT"] = _settings.Environment,
        };

    private Dictionary<string, SecretAccess> Secrets(string reader, WorkloadIdentity identity) =>
        new(_cache.GrantTo(reader, identity)) { ["DB_PASSWORD"] = _database.ApplicationPassword.GrantTo(reader, identity) };
}
