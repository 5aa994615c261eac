using System.Globalization;
using Infra.Docker.Containers;
using Infra.Docker.Networks;
using Infra.Docker.Redis;
using Infra.Services;
using Pulumi;

namespace Stacks;

/// <summary>Declares the system's own containers; each waits until those it depends on are healthy.</summary>
/// <param name="name">The system's name, the prefix of the containers' names.</param>
/// <param name="settings">The settings of the system.</param>
/// <param name="labels">The labels of every resource.</param>
/// <param name="network">The network between the containers.</param>
/// <param name="parent">The system.</param>
internal sealed class SuperSmartMatchServices(
    string name,
    SuperSmartMatchSettings settings,
    IReadOnlyDictionary<string, string> labels,
    ContainerNetwork network,
    ComponentResource parent
)
{
    private const string HealthPath = "/health";

    /// <summary>The user of the system's own images.</summary>
    private static readonly ContainerUser User = new(10_001, 10_001);

    private static readonly string V1Url = Address("supersmartmatch-v1", SuperSmartMatchPorts.V1);
    private static readonly string V2Url = Address("supersmartmatch-v2", SuperSmartMatchPorts.V2);
    private static readonly string NextenUrl = Address("nexten", SuperSmartMatchPorts.Nexten);

    /// <summary>Returns the URL of a container in the network.</summary>
    public static string Address(string host, int port) => string.Create(CultureInfo.InvariantCulture, $"http://{host}:{port}");

    /// <summary>Declares the version that answers today.</summary>
    public ContainerService DeclareV1(ContainerService redis) =>
        Declare("v1", [], Probe(SuperSmartMatchPorts.V1), SuperSmartMatchPorts.V1, Variables(), redis);

    /// <summary>Declares the old matcher.</summary>
    public ContainerService DeclareNexten(ContainerService redis) =>
        Declare("nexten", ["nexten"], Probe(SuperSmartMatchPorts.Nexten), SuperSmartMatchPorts.Nexten, Variables(), redis);

    /// <summary>Declares the version that replaces both.</summary>
    public ContainerService DeclareV2(ContainerService redis, ContainerService v1, ContainerService nexten) =>
        Declare(
            "v2",
            [],
            // Checked more often than the version it replaces.
            Probe(SuperSmartMatchPorts.V2) with
            {
                Interval = TimeSpan.FromSeconds(5),
                Timeout = TimeSpan.FromSeconds(3),
                Retries = 5,
            },
            SuperSmartMatchPorts.V2,
            Variables(
                ("FALLBACK_TO_V1", "true"),
                ("FEATURE_FLAG_ENABLED", "true"),
                ("MONITORING_ENABLED", "true"),
                ("NEXTEN_URL", NextenUrl),
                ("V1_URL", V1Url)
            ),
            redis,
            v1,
            nexten
        );

    /// <summary>Declares the container that copies data between the versions.</summary>
    public void DeclareDataSync(ContainerService replica, ContainerService v1, ContainerService v2) =>
        Declare(
            "data-sync",
            ["data-sync"],
            Probe(SuperSmartMatchMonitoring.DataSyncMetricsPort, "/metrics"),
            SuperSmartMatchMonitoring.DataSyncMetricsPort,
            Variables(
                ("INTEGRITY_CHECK", "enabled"),
                ("SYNC_MODE", "bidirectional"),
                ("TRANSFORM_FORMAT", "offers_to_jobs"),
                ("V1_URL", V1Url),
                ("V2_URL", V2Url)
            ),
            replica,
            v1,
            v2
        );

    private ContainerService Declare(
        string key,
        string[] aliases,
        HealthProbe probe,
        int port,
        Dictionary<string, Input<string>> variables,
        params ContainerService[] after
    ) =>
        new(
            $"{name}-{key}",
            new()
            {
                Settings = settings.Containers[key],
                User = User,
                Probe = probe,
                Networks = [new(network, aliases)],
                Variables = new Dictionary<string, Input<string>>(variables) { ["PORT"] = port.ToString(CultureInfo.InvariantCulture) },
                Labels = labels,
            },
            new() { Parent = parent, DependsOn = after }
        );

    private static HealthProbe Probe(int port, string path = HealthPath) => HealthProbe.Http(ProbeTool.Curl, port, path);

    private static Dictionary<string, Input<string>> Variables(params (string Name, string Value)[] own) =>
        new(own.Select(variable => KeyValuePair.Create(variable.Name, (Input<string>)variable.Value)))
        {
            ["REDIS_REPLICA_URL"] = RedisPair.ReplicaUrl,
            ["REDIS_URL"] = RedisPair.Url,
        };
}
