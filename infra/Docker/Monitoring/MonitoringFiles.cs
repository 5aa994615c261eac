namespace Infra.Docker.Monitoring;

/// <summary>Creates the configuration files of Prometheus, Alertmanager and Grafana.</summary>
public static class MonitoringFiles
{
    /// <summary>Returns the file contents by path in the container that owns the directory; none contains a secret.</summary>
    public static IReadOnlyDictionary<string, string> Render(MonitoringFilesArgs args)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [$"{MonitoringPaths.Prometheus}/prometheus.yml"] = PrometheusConfiguration.Render(args),
            [$"{MonitoringPaths.Prometheus}/rules/gates.yml"] = GateRules.Render(args),
            [$"{MonitoringPaths.Prometheus}/rules/rollback.yml"] = RollbackRules.Render(args.Triggers, args.Runbook),
            [$"{MonitoringPaths.Alertmanager}/alertmanager.yml"] = AlertmanagerConfiguration.Render(args.Channels),
            [$"{MonitoringPaths.GrafanaProvisioning}/datasources/prometheus.yaml"] = GrafanaProvisioning.DataSource(args.Prometheus),
            [$"{MonitoringPaths.GrafanaProvisioning}/dashboards/files.yaml"] = GrafanaProvisioning.Dashboards(),
        };
        foreach (var (name, rules) in args.Rules)
        {
            files[$"{MonitoringPaths.Prometheus}/rules/{name}"] = rules;
        }

        foreach (var (name, dashboard) in args.Dashboards)
        {
            files[$"{MonitoringPaths.GrafanaDashboards}/{name}.json"] = dashboard.Render();
        }

        return files;
    }
}
