using System.Globalization;
using Infra.Docker.Containers;
using Infra.Docker.Monitoring;
using Infra.Docker.Networks;
using Infra.Docker.Redis;
using Infra.Docker.Router;
using Pulumi;

namespace Stacks;

/// <summary>SuperSmartMatch V1 and V2 on one Docker host, and a router that moves users from V1 to V2.</summary>
public sealed class SuperSmartMatch : ComponentResource, IStackSystem
{
    /// <summary>The name in the settings.</summary>
    public const string SystemName = "supersmartmatch";

    private const string TypeToken = "platform:systems:SuperSmartMatch";

    /// <summary>Declares the system in start order: each container waits until its dependencies are healthy.</summary>
    public SuperSmartMatch(string name, SuperSmartMatchSettings settings, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var labels = SystemLabels.Create(name, settings.Environment);
        var edge = new ContainerNetwork($"{name}-edge", new() { IsInternal = false, Labels = labels }, new() { Parent = this });
        var network = new ContainerNetwork($"{name}-internal", new() { IsInternal = true, Labels = labels }, new() { Parent = this });
        var services = new SuperSmartMatchServices(name, settings, labels, network, this);

        var redis = DeclareRedis(name, settings, labels, network);
        var v1 = services.DeclareV1(redis.Master);
        var nexten = services.DeclareNexten(redis.Master);
        var v2 = services.DeclareV2(redis.Master, v1, nexten);
        services.DeclareDataSync(redis.Replica, v1, v2);
        var router = DeclareRouter(name, settings, labels, network, edge, [v1, nexten, v2]);
        var monitoring = DeclareMonitoring(name, settings, labels, network, edge);
        router.ApplyWeights(
            Assets.Read("rollout/apply-weight.sh"),
            settings.DockerHost,
            settings.Rollout,
            monitoring.PrometheusName,
            monitoring.Prometheus
        );

        Url = string.Create(CultureInfo.InvariantCulture, $"https://{settings.Address}:{settings.HttpsPort}");
        Outputs = new Dictionary<string, object?>
        {
            ["supersmartmatch_url"] = Url,
            ["supersmartmatch_grafana_password"] = monitoring.AdministratorPassword,
        };
        RegisterOutputs(new Dictionary<string, object?> { ["url"] = Url });
    }

    /// <summary>The router's, the rollout's and the monitoring's files.</summary>
    public static SystemAssets Assets { get; } = new(SystemName);

    /// <summary>The URL of the router, by the host's address.</summary>
    public string Url { get; }

    /// <inheritdoc />
    public IReadOnlyDictionary<string, object?> Outputs { get; }

    private RedisPair DeclareRedis(
        string name,
        SuperSmartMatchSettings settings,
        Dictionary<string, string> labels,
        ContainerNetwork network
    ) =>
        new(
            $"{name}-redis",
            new()
            {
                Master = settings.Containers["redis-master"],
                Replica = settings.Containers["redis-replica"],
                Network = network,
                Protect = settings.Protect,
                Labels = labels,
            },
            new() { Parent = this }
        );

    private WeightedRouter DeclareRouter(
        string name,
        SuperSmartMatchSettings settings,
        Dictionary<string, string> labels,
        ContainerNetwork network,
        ContainerNetwork edge,
        ContainerService[] after
    ) =>
        new(
            $"{name}-router",
            new()
            {
                Router = SuperSmartMatchRouter.Args,
                Settings = settings.Containers["router"],
                Internal = network,
                Edge = edge,
                Address = settings.Address,
                HttpPort = settings.HttpPort,
                HttpsPort = settings.HttpsPort,
                CertificateFile = $"{settings.SecretsDirectory}/router.pem",
                StartScript = Assets.Read("router/start.sh"),
                SharesScript = Assets.Read("router/shares.sh"),
                GuardScript = Assets.Read("router/guard.sh"),
                PrometheusUrl = SuperSmartMatchServices.Address("prometheus", SuperSmartMatchPorts.Prometheus),
                Protect = settings.Protect,
                Labels = labels,
            },
            new() { Parent = this, DependsOn = after }
        );

    private MonitoringContainers DeclareMonitoring(
        string name,
        SuperSmartMatchSettings settings,
        Dictionary<string, string> labels,
        ContainerNetwork network,
        ContainerNetwork edge
    ) =>
        new(
            name,
            new()
            {
                Files = MonitoringFiles.Render(SuperSmartMatchMonitoring.Of(settings.Rollout, settings.Alerts)),
                Prometheus = settings.Containers["prometheus"],
                Alertmanager = settings.Containers["alertmanager"],
                Grafana = settings.Containers["grafana"],
                Internal = network,
                Outside = edge,
                GrafanaPort = settings.GrafanaPort,
                SlackWebhookFile = $"{settings.SecretsDirectory}/slack-webhook",
                SmtpPasswordFile = $"{settings.SecretsDirectory}/smtp-password",
                Protect = settings.Protect,
                Labels = labels,
            },
            new() { Parent = this }
        );
}
