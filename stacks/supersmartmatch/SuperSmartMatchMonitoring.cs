using Infra.Docker.Monitoring;
using Infra.Docker.Router;
using Infra.Rollout;

namespace Stacks;

/// <summary>The monitoring of SuperSmartMatch.</summary>
public static class SuperSmartMatchMonitoring
{
    /// <summary>The metrics port of data-sync; its documentation does not specify one.</summary>
    public const int DataSyncMetricsPort = 9102;

    private const string ServiceRules = "services.yml";

    /// <summary>Returns the arguments for Prometheus, Alertmanager and Grafana.</summary>
    public static MonitoringFilesArgs Of(RolloutSettings rollout, AlertmanagerChannels channels) =>
        new()
        {
            Targets =
            [
                new("router", "router", RouterLimits.MetricsPort),
                new("supersmartmatch-v1", "supersmartmatch-v1", SuperSmartMatchPorts.V1),
                new("nexten", "nexten", SuperSmartMatchPorts.Nexten),
                new("supersmartmatch-v2", "supersmartmatch-v2", SuperSmartMatchPorts.V2),
                new("data-sync", "data-sync", DataSyncMetricsPort),
                new("grafana", "grafana", SuperSmartMatchPorts.Grafana),
            ],
            Gates = SuperSmartMatchGates.Gates,
            GateWindow = rollout.GateWindow,
            GateSamples = rollout.GateSamples,
            GateSamplesMeasure = SuperSmartMatchGates.Samples,
            Triggers = SuperSmartMatchTriggers.All,
            Runbook = "supersmartmatch-rollout.md",
            Rules = new Dictionary<string, string> { [ServiceRules] = SuperSmartMatch.Assets.Read($"prometheus/{ServiceRules}") },
            Dashboards = SuperSmartMatchDashboards.All,
            Channels = channels,
        };
}
