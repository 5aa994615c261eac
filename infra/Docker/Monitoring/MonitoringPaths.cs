namespace Infra.Docker.Monitoring;

/// <summary>The paths of the monitoring files in their containers, as in the official images.</summary>
public static class MonitoringPaths
{
    /// <summary>The directory of Prometheus' configuration and, below it, its rules.</summary>
    public const string Prometheus = "/etc/prometheus";

    /// <summary>The directory of Alertmanager's configuration.</summary>
    public const string Alertmanager = "/etc/alertmanager";

    /// <summary>The file with the Slack webhook URL, without a trailing newline; only Alertmanager reads it.</summary>
    public const string SlackWebhook = "/run/secrets/slack-webhook";

    /// <summary>The file with the password of the mail account; only Alertmanager reads it.</summary>
    public const string SmtpPassword = "/run/secrets/smtp-password";

    /// <summary>The directory of Grafana's data source and dashboard provider.</summary>
    public const string GrafanaProvisioning = "/etc/grafana/provisioning";

    /// <summary>The directory of Grafana's dashboards.</summary>
    public const string GrafanaDashboards = "/var/lib/grafana/dashboards";
}
