using Infra.Google.ArtifactRegistry;
using Infra.Google.CloudRun;
using Infra.Google.Iam;
using Infra.Google.LoadBalancing;
using Infra.Google.Monitoring;
using Infra.Google.ServiceUsage;
using Pulumi;

namespace Stacks;

/// <summary>Émergence: an orchestrator, three agents behind queues, a database and a cache.</summary>
public sealed class Emergence : ComponentResource, IStackSystem
{
    /// <summary>The name in the settings and in labels.</summary>
    public const string SystemName = "emergence";

    private const string TypeToken = "platform:systems:Emergence";

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

    /// <summary>Declares the system.</summary>
    public Emergence(string name, EmergenceSettings settings, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var apis = new ProjectServices($"{name}-apis", new() { Project = settings.Project, Apis = Apis }, new() { Parent = this });
        var labels = SystemLabels.CreateInputs(name, settings.Environment);
        var scope = new EmergenceScope(name, settings, labels, new() { Parent = this, DependsOn = { apis } });

        var registry = CreateRegistry(scope);
        var storage = EmergenceStorage.Create(scope);
        var services = new EmergenceServices(scope, registry, storage);
        var publisher = services.CreateIdentity($"{name}-app", "Émergence orchestrator", ProjectRole.CloudSqlClient);
        var workers = EmergenceSettings.Agents.ToDictionary(agent => agent, services.CreateWorker);
        var queues = EmergenceQueues.Create(scope, workers, publisher);
        var orchestrator = services.CreateOrchestrator($"{name}-app", publisher, queues.Variables());
        var old = settings.CutOver.KeepOld ? services.CreateOldOrchestrator($"{name}-app-old") : null;

        var site = EmergenceLoadBalancer.CreateSite(scope);
        var loadBalancer = EmergenceLoadBalancer.Create(scope, site, orchestrator, old);
        var builder = EmergencePipeline.Create(scope, registry, site);
        IReadOnlyList<CloudRunService> orchestrators = old is null ? [orchestrator] : [orchestrator, old];
        Monitor(scope, storage, orchestrators, [.. workers.Values], queues);

        var identities = workers.Values.Concat(orchestrators).Select(service => service.Identity);
        Parts = new DeployedParts(
            [storage.Migrator, queues.Deliverer, builder, .. identities],
            [.. storage.Cache.Secrets, .. storage.Database.Passwords],
            [storage.Migration]
        );
        Outputs = ReadOutputs(storage, queues, orchestrator, loadBalancer);
        RegisterOutputs(new Dictionary<string, object?> { ["orchestratorUrl"] = orchestrator.Uri });
    }

    /// <summary>The embedded scripts of the schema and of the build.</summary>
    internal static SystemAssets Assets { get; } = new(SystemName);

    /// <inheritdoc />
    public DeployedParts Parts { get; }

    /// <inheritdoc />
    public IReadOnlyDictionary<string, object?> Outputs { get; }

    private static ImageRegistry CreateRegistry(EmergenceScope scope) =>
        new(
            scope.Name,
            new()
            {
                Project = scope.Settings.Project,
                Region = scope.Settings.Region,
                Settings = scope.Settings.Registry,
                Description = "Émergence",
                Labels = scope.Labels,
            },
            scope.Options
        );

    private static void Monitor(
        EmergenceScope scope,
        EmergenceStorage storage,
        IReadOnlyList<CloudRunService> orchestrators,
        IReadOnlyList<CloudRunService> workers,
        EmergenceQueues queues
    )
    {
        var alerts = new EmergenceAlerts
        {
            Project = scope.Settings.Project,
            Database = storage.Database,
            Cache = storage.Cache,
            Orchestrators = orchestrators,
            Workers = workers,
            Queues = [.. queues.ByAgent.Values],
            DeadLetters = queues.DeadLetters,
        };
        _ = new CloudMonitoring(
            $"{scope.Name}-monitoring",
            new()
            {
                Title = $"Émergence {scope.Settings.Environment}",
                Settings = scope.Settings.Alerts,
                Rules = alerts.Rules(),
                Labels = scope.Labels,
            },
            scope.Options
        );
    }

    private static Dictionary<string, object?> ReadOutputs(
        EmergenceStorage storage,
        EmergenceQueues queues,
        CloudRunService orchestrator,
        LoadBalancer loadBalancer
    ) =>
        new(queues.ByAgent.Select(queue => KeyValuePair.Create($"{queue.Key}_topic", (object?)queue.Value.TopicId)))
        {
            ["certificate_name"] = loadBalancer.Certificate.CertificateName,
            ["certificate_record_data"] = loadBalancer.Certificate.RecordData,
            ["certificate_record_name"] = loadBalancer.Certificate.RecordName,
            ["cloud_sql_connection_name"] = storage.Database.ConnectionName,
            ["load_balancer_address"] = loadBalancer.Address,
            ["orchestrator_url"] = orchestrator.Uri,
            ["redis_connection_string"] = storage.Cache.ConnectionString,
        };
}
