namespace Infra.Observability;

/// <summary>Where the files of the monitoring lie in their containers, as the official images have it.</summary>
public static class MonitoringPaths
{
    /// <summary>Of Prometheus: its configuration and, below, its rules.</summary>
    public const string Prometheus = "/etc/prometheus";

    /// <summary>Of Alertmanager.</summary>
    public const string Alertmanager = "/etc/alertmanager";

    /// <summary>The webhook of Slack, a line without its end; Alertmanager alone reads it.</summary>
    public const string SlackWebhook = "/run/secrets/slack-webhook";

    /// <summary>The password of the mail account; Alertmanager alone reads it.</summary>
    public const string SmtpPassword = "/run/secrets/smtp-password";

    /// <summary>Of Grafana: data source and provider of dashboards.</summary>
    public const string GrafanaProvisioning = "/etc/grafana/provisioning";

    /// <summary>Dashboards of Grafana.</summary>
    public const string GrafanaDashboards = "/var/lib/grafana/dashboards";
}
