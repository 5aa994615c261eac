using System.Globalization;
using Infra.Docker.Containers;
using Infra.Docker.Monitoring;
using Infra.Docker.Networks;
using Infra.Docker.Redis;
using Infra.Docker.Router;
using Infra.Services;
using Pulumi;

namespace Stacks;

/// <summary>SuperSmartMatch V1 and V2 on one Docker host, and a router that moves users from V1 to V2.</summary>
public sealed class SuperSmartMatch : ComponentResource, IStackSystem
{
    /// <summary>The name in the settings.</summary>
    public const string SystemName = "supersmartmatch";

    private const string TypeToken = "platform:systems:SuperSmartMatch";

    /// <summary>The router's, the rollout's and the monitoring's files.</summary>
    public static readonly SystemAssets Assets = new(SystemName);

    private const string HealthPath = "/health";

    /// <summary>The user of the system's own images.</summary>
    private static readonly ContainerUser User = new(10_001, 10_001);

    private static readonly string V1Url = Address("supersmartmatch-v1", SuperSmartMatchPorts.V1);
    private static readonly string V2Url = Address("supersmartmatch-v2", SuperSmartMatchPorts.V2);
    private static readonly string NextenUrl = Address("nexten", SuperSmartMatchPorts.Nexten);

    private readonly string _name;
    private readonly SuperSmartMatchSettings _settings;
    private readonly Dictionary<string, string> _labels;
    private readonly ContainerNetwork _edge;
    private readonly ContainerNetwork _internal;
    private readonly MonitoringContainers _monitoring;

    /// <summary>Declares the system in start order: each container waits until its dependencies are healthy.</summary>
    public SuperSmartMatch(string name, SuperSmartMatchSettings settings, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        (_name, _settings) = (name, settings);
        _labels = SystemLabels.Texts(name, settings.Environment);
        _edge = new ContainerNetwork($"{name}-edge", new() { IsInternal = false, Labels = _labels }, new() { Parent = this });
        _internal = new ContainerNetwork($"{name}-internal", new() { IsInternal = true, Labels = _labels }, new() { Parent = this });

        var redis = DeclareRedis();
        var v1 = Declare("v1", [], SuperSmartMatchPorts.V1, HealthPath, Variables(), redis.Master);
        var nexten = Declare("nexten", ["nexten"], SuperSmartMatchPorts.Nexten, HealthPath, Variables(), redis.Master);
        var v2 = DeclareV2(redis.Master, v1, nexten);
        DeclareDataSync(redis.Replica, v1, v2);
        var router = DeclareRouter(v1, nexten, v2);
        _monitoring = DeclareMonitoring();
        router.ApplyWeights(
            Assets.Text("rollout/apply-weight.sh"),
            settings.DockerHost,
            settings.Rollout,
            _monitoring.PrometheusName,
            _monitoring.Prometheus
        );

        Url = string.Create(CultureInfo.InvariantCulture, $"https://{settings.Address}:{settings.HttpsPort}");
        RegisterOutputs(new Dictionary<string, object?> { ["url"] = Url });
    }

    /// <summary>The URL of the router, by the host's address.</summary>
    public string Url { get; }

    /// <inheritdoc />
    public IReadOnlyDictionary<string, object?> Outputs =>
        new Dictionary<string, object?>
        {
            ["supersmartmatch_url"] = Url,
            ["supersmartmatch_grafana_password"] = _monitoring.AdministratorPassword,
        };

    private RedisPair DeclareRedis() =>
        new(
            $"{_name}-redis",
            new()
            {
                Master = _settings.Containers["redis-master"],
                Replica = _settings.Containers["redis-replica"],
                Network = _internal,
                Protect = _settings.Protect,
                Labels = _labels,
            },
            new() { Parent = this }
        );

    private ContainerService DeclareV2(params ContainerService[] after) =>
        Declare(
            "v2",
            [],
            SuperSmartMatchPorts.V2,
            HealthPath,
            Variables(
                ("FALLBACK_TO_V1", "true"),
                ("FEATURE_FLAG_ENABLED", "true"),
                ("MONITORING_ENABLED", "true"),
                ("NEXTEN_URL", NextenUrl),
                ("V1_URL", V1Url)
            ),
            // Checked more often than the version it replaces.
            probe => probe with { Interval = TimeSpan.FromSeconds(5), Timeout = TimeSpan.FromSeconds(3), Retries = 5 },
            after
        );

    private void DeclareDataSync(params ContainerService[] after) =>
        Declare(
            "data-sync",
            ["data-sync"],
            SuperSmartMatchMonitoring.DataSyncMetricsPort,
            "/metrics",
            Variables(
                ("INTEGRITY_CHECK", "enabled"),
                ("SYNC_MODE", "bidirectional"),
                ("TRANSFORM_FORMAT", "offers_to_jobs"),
                ("V1_URL", V1Url),
                ("V2_URL", V2Url)
            ),
            after
        );

    private WeightedRouter DeclareRouter(params ContainerService[] after) =>
        new(
            $"{_name}-router",
            new()
            {
                Router = SuperSmartMatchRouter.Args,
                Settings = _settings.Containers["router"],
                Internal = _internal,
                Edge = _edge,
                Address = _settings.Address,
                HttpPort = _settings.HttpPort,
                HttpsPort = _settings.HttpsPort,
                CertificateFile = $"{_settings.SecretsDirectory}/router.pem",
                StartScript = Assets.Text("router/start.sh"),
                SharesScript = Assets.Text("router/shares.sh"),
                GuardScript = Assets.Text("router/guard.sh"),
                PrometheusUrl = Address("prometheus", SuperSmartMatchPorts.Prometheus),
                Protect = _settings.Protect,
                Labels = _labels,
            },
            new() { Parent = this, DependsOn = after }
        );

    private MonitoringContainers DeclareMonitoring() =>
        new(
            _name,
            new()
            {
                Files = MonitoringFiles.Render(SuperSmartMatchMonitoring.Of(_settings.Rollout, _settings.Alerts)),
                Prometheus = _settings.Containers["prometheus"],
                Alertmanager = _settings.Containers["alertmanager"],
                Grafana = _settings.Containers["grafana"],
                Internal = _internal,
                Outside = _edge,
                GrafanaPort = _settings.GrafanaPort,
                SlackWebhookFile = $"{_settings.SecretsDirectory}/slack-webhook",
                SmtpPasswordFile = $"{_settings.SecretsDirectory}/smtp-password",
                Protect = _settings.Protect,
                Labels = _labels,
            },
            new() { Parent = this }
        );

    private ContainerService Declare(
        string key,
        string[] aliases,
        int port,
        string healthPath,
        Dictionary<string, Input<string>> variables,
        params ContainerService[] after
    ) => Declare(key, aliases, port, healthPath, variables, probe => probe, after);

    private ContainerService Declare(
        string key,
        string[] aliases,
        int port,
        string healthPath,
        Dictionary<string, Input<string>> variables,
        Func<HealthProbe, HealthProbe> watched,
        params ContainerService[] after
    ) =>
        new(
            $"{_name}-{key}",
            new()
            {
                Settings = _settings.Containers[key],
                User = User,
                Probe = watched(HealthProbe.Http(ProbeTool.Curl, port, healthPath)),
                Networks = [new(_internal, aliases)],
                Variables = new Dictionary<string, Input<string>>(variables) { ["PORT"] = port.ToString(CultureInfo.InvariantCulture) },
                Labels = _labels,
            },
            new() { Parent = this, DependsOn = after }
        );

    private static Dictionary<string, Input<string>> Variables(params (string Name, string Value)[] own) =>
        new(own.Select(variable => KeyValuePair.Create(variable.Name, (Input<string>)variable.Value)))
        {
            ["REDIS_REPLICA_URL"] = RedisPair.ReplicaUrl,
            ["REDIS_URL"] = RedisPair.Url,
        };

    private static string Address(string host, int port) => string.Create(CultureInfo.InvariantCulture, $"http://{host}:{port}");
}
