using Infra.Docker.Monitoring;

namespace Stacks;

/// <summary>The dashboards of the migration of SuperSmartMatch: one for the business, one for operators.</summary>
public static class SuperSmartMatchDashboards
{
    private const string Bad = "red";
    private const string Aim = "blue";

    /// <summary>The dashboards by file name.</summary>
    public static IReadOnlyDictionary<string, GrafanaDashboard> All { get; } =
        new Dictionary<string, GrafanaDashboard>
        {
            ["business"] = new("ssm-business", "SuperSmartMatch: business", SuperSmartMatch.SystemName, [.. Business()]),
            ["technical"] = new("ssm-technical", "SuperSmartMatch: technical", SuperSmartMatch.SystemName, [.. Technical()]),
        };

    private static IEnumerable<GrafanaPanel> Business() =>
        [
            new(
                "Accuracy against V1 (gate +10 %, aim +13 %)",
                "percentunit",
                new GrafanaQuery(
                    """avg(ssm_match_accuracy_ratio{version="v2"}) / avg(ssm_match_accuracy_ratio{version="v1"}) - 1""",
                    "gain of V2"
                )
            )
            {
                Lines = [(0.10, Bad), (0.13, Aim)],
            },
            new(
                "Satisfaction by segment (rollback below 90 %, gate 95 %)",
                "percentunit",
                new GrafanaQuery("avg by (version, segment) (ssm_user_satisfaction_ratio)", "{{version}} {{segment}}")
            )
            {
                Lines = [(0.90, Bad), (0.95, Aim)],
            },
            new(
                "Revenue per match",
                "currencyEUR",
                new GrafanaQuery(
                    "sum by (version) (increase(ssm_match_revenue_euros_total[1h])) / sum by (version) (increase(ssm_matches_total[1h]))",
                    "{{version}}"
                )
            ),
            new(
                "Adoption of the API by partners",
                "percentunit",
                new GrafanaQuery(
                    """
                    sum(rate(ssm_requests_total{version="v2",segment="api_partners"}[5m]))
                    / sum(rate(ssm_requests_total{segment="api_partners"}[5m]))
                    """,
                    "V2"
                )
            ),
            new(
                "Traffic split",
                "percentunit",
                new GrafanaQuery(
                    """
                    sum(rate(haproxy_backend_http_requests_total{proxy=~"candidate.*"}[1m]))
                    / sum(rate(haproxy_frontend_http_requests_total{proxy="https"}[1m]))
                    """,
                    "V2"
                )
            ),
            new(
                "Gates (1 pass, 0 fail, -1 no data)",
                "short",
                new GrafanaQuery("rollout:gate_verdict", "{{gate}}"),
                new GrafanaQuery("""count(ALERTS{severity="rollback",alertstate="firing"}) or vector(0)""", "rollback triggers")
            ),
        ];

    private static IEnumerable<GrafanaPanel> Technical() =>
        [
            .. new[] { (0.5, "P50"), (0.95, "P95"), (0.99, "P99") }.Select(quantile => ResponseTime(quantile.Item1, quantile.Item2)),
            new(
                "Errors by endpoint (rollback above 5 %, gate 1 %)",
                "percentunit",
                new GrafanaQuery(
                    """
                    sum by (version, endpoint) (rate(ssm_requests_total{status=~"5.."}[1m]))
                    / sum by (version, endpoint) (rate(ssm_requests_total[1m]))
                    """,
                    "{{version}} {{endpoint}}"
                )
            )
            {
                Lines = [(0.01, Aim), (0.05, Bad)],
            },
            new(
                "Errors by users' segment",
                "percentunit",
                new GrafanaQuery(
                    """
                    sum by (version, segment) (rate(ssm_requests_total{status=~"5.."}[1m]))
                    / sum by (version, segment) (rate(ssm_requests_total[1m]))
                    """,
                    "{{version}} {{segment}}"
                )
            ),
            new(
                "Requests a minute (5,000 burst, 10,000 limit)",
                "short",
                new GrafanaQuery("""60 * sum by (proxy) (rate(haproxy_backend_http_requests_total[1m]))""", "{{proxy}}")
            )
            {
                Lines = [(5000, Aim), (10000, Bad)],
            },
            new(
                "Availability (rollback below 99 %, aim 99.9 %)",
                "percentunit",
                new GrafanaQuery(
                    """avg by (proxy, server) (avg_over_time(haproxy_server_status{state="UP"}[1h]))""",
                    "{{proxy}} {{server}}"
                )
            )
            {
                Lines = [(0.99, Bad), (0.999, Aim)],
            },
            new("Services up", "short", new GrafanaQuery("up", "{{job}}")),
            new(
                "Data: checksums that agree (rollback below 95 %)",
                "percentunit",
                new GrafanaQuery("min(ssm_data_integrity_ratio)", "integrity")
            )
            {
                Lines = [(0.95, Bad)],
            },
            new("Data: lag between V1 and V2 (aim 100 ms)", "s", new GrafanaQuery("max(ssm_sync_lag_seconds)", "lag"))
            {
                Lines = [(0.1, Aim)],
            },
            new("Security incidents open", "short", new GrafanaQuery("sum by (priority) (ssm_security_incidents)", "{{priority}}")),
        ];

    private static GrafanaPanel ResponseTime(double quantile, string name) =>
        new(
            $"Response time, {name} (rollback above 150 ms at P95, gate 100 ms, aim 50 ms)",
            "s",
            new GrafanaQuery(
                FormattableString.Invariant(
                    $"histogram_quantile({quantile}, sum by (version, le) (rate(ssm_request_duration_seconds_bucket[1m])))"
                ),
                "{{version}}"
            )
        )
        {
            Lines = [(0.05, Aim), (0.1, "orange"), (0.15, Bad)],
        };
}
