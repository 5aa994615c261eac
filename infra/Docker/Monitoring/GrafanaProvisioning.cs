namespace Infra.Docker.Monitoring;

/// <summary>The provisioning files that Grafana reads at startup, so that it needs no manual setup.</summary>
/// <remarks>Source: https://grafana.com/docs/grafana/latest/administration/provisioning/.</remarks>
internal static class GrafanaProvisioning
{
    public static string DataSource(string url) =>
        $"""
            apiVersion: 1
            datasources:
              - name: Prometheus
                uid: {GrafanaDashboard.DataSourceUid}
                type: prometheus
                access: proxy
                url: {url}
                isDefault: true
                editable: false

            """;

    public static string Dashboards() =>
        $"""
            apiVersion: 1
            providers:
              - name: files
                type: file
                allowUiUpdates: false
                disableDeletion: true
                options:
                  path: {MonitoringPaths.GrafanaDashboards}

            """;
}
