namespace Infra.Docker.Monitoring;

/// <summary>
/// The Alertmanager configuration: outages and rollback triggers go to both channels immediately, all other alerts to one.
/// </summary>
/// <remarks>
/// Urgent alerts repeat every 10 minutes, so that three notifications fit into the half hour before escalation. Source:
/// https://prometheus.io/docs/alerting/0.25/configuration/.
/// </remarks>
public static class AlertmanagerConfiguration
{
    /// <summary>The command-line arguments.</summary>
    public static IReadOnlyList<string> Arguments { get; } =
    [
        $"--config.file={MonitoringPaths.Alertmanager}/alertmanager.yml",
        "--storage.path=/alertmanager",
        // Disables clustering: there is only one instance.
        "--cluster.listen-address=",
    ];

    internal static string Render(AlertmanagerChannels channels) =>
        $$$"""
            global:
              slack_api_url_file: {{{MonitoringPaths.SlackWebhook}}}
              smtp_smarthost: {{{PromText.Quoted(channels.SmtpHost)}}}
              smtp_from: {{{PromText.Quoted(channels.EmailFrom)}}}
              smtp_auth_username: {{{PromText.Quoted(channels.EmailFrom)}}}
              smtp_auth_password_file: {{{MonitoringPaths.SmtpPassword}}}
              smtp_require_tls: true

            route:
              receiver: slack
              group_by: [alertname, gate, job]
              group_wait: 10s
              group_interval: 1m
              repeat_interval: 4h
              routes:
                - matchers: ['severity =~ "rollback|down"']
                  receiver: slack-and-email
                  group_wait: 0s
                  repeat_interval: 10m
                - matchers: ['severity = "warning"']
                  receiver: slack
                - matchers: ['severity = "info"']
                  receiver: email

            # Who rolls back needs no list of gates that fail besides.
            inhibit_rules:
              - source_matchers: ['severity = "rollback"']
                target_matchers: ['alertname =~ "RolloutGate.*|RolloutMayProceed"']

            receivers:
              - name: slack
                slack_configs: &slack
                  - channel: {{{PromText.Quoted(channels.SlackChannel)}}}
                    send_resolved: true
                    title: '{{ .CommonLabels.severity }}: {{ .CommonLabels.alertname }}'
                    text: '{{ range .Alerts }}{{ .Annotations.summary }} {{ .Annotations.description }}{{ "\n" }}{{ end }}'
              - name: email
                email_configs: &email
                  - to: {{{PromText.Quoted(channels.EmailTo)}}}
                    send_resolved: true
              - name: slack-and-email
                slack_configs: *slack
                email_configs: *email

            """;
}
