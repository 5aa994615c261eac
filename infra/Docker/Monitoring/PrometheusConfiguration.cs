using System.Globalization;

namespace Infra.Docker.Monitoring;

/// <summary>The Prometheus configuration.</summary>
/// <remarks>Source: https://prometheus.io/docs/prometheus/2.42/configuration/configuration/.</remarks>
public static class PrometheusConfiguration
{
    /// <summary>The retention of the data, which is a command-line option and not part of the file.</summary>
    public static TimeSpan Retention { get; } = TimeSpan.FromDays(90);

    /// <summary>The command-line arguments.</summary>
    public static IReadOnlyList<string> Arguments { get; } =
    [
        $"--config.file={MonitoringPaths.Prometheus}/prometheus.yml",
        "--storage.tsdb.path=/prometheus",
        $"--storage.tsdb.retention.time={Retention.Days}d",
        "--web.enable-lifecycle",
    ];

    /// <summary>
    /// Returns the complete file. The intervals are chosen so that an incident is detected within 30 s, which takes a scrape and an
    /// evaluation.
    /// </summary>
    internal static string Render(MonitoringFilesArgs args) =>
        $$"""
            global:
              scrape_interval: 10s
              scrape_timeout: 5s
              evaluation_interval: 10s

            rule_files:
              - {{MonitoringPaths.Prometheus}}/rules/*.yml

            alerting:
              alertmanagers:
                - static_configs:
                    - targets: ['{{args.Alertmanager}}']

            scrape_configs:
              - job_name: prometheus
                static_configs:
                  - targets: ['localhost:9090']
              - job_name: alertmanager
                static_configs:
                  - targets: ['{{args.Alertmanager}}']
            {{string.Join('\n', args.Targets.Select(Scrape))}}

            """;

    private static string Scrape(ScrapeTarget target) =>
        $"""
              - job_name: {target.Job}
                metrics_path: {target.Path}
                static_configs:
                  - targets: ['{target.Host}:{target.Port.ToString(CultureInfo.InvariantCulture)}']
            """;
}
