using Infra.Rollout;

namespace Stacks;

/// <summary>The rollback triggers of SuperSmartMatch; any single one ends the rollout.</summary>
public static class SuperSmartMatchTriggers
{
    private static readonly TimeSpan AtOnce = TimeSpan.Zero;

    /// <summary>All triggers.</summary>
    public static IReadOnlyList<RollbackTrigger> All { get; } = [.. Business(), .. Technical(), .. Security()];

    private static IEnumerable<RollbackTrigger> Business() =>
        [
            new(
                "AccuracyLost",
                """
                avg(avg_over_time(ssm_match_accuracy_ratio{version="v2"}[5m]))
                / avg(avg_over_time(ssm_match_accuracy_ratio{version="v1"}[5m]))
                """,
                Comparison.Below,
                0.85,
                AtOnce,
                "accuracy is below 85 % of the baseline, V1's"
            ),
            new(
                "SatisfactionLost",
                """avg(avg_over_time(ssm_user_satisfaction_ratio{version="v2"}[5m]))""",
                Comparison.Below,
                0.9,
                AtOnce,
                "fewer than 90 % of users are satisfied"
            ),
            new(
                "RevenueLost",
                $"({RevenuePerMatch("v2")}) / ({RevenuePerMatch("v1")})",
                Comparison.Below,
                0.95,
                AtOnce,
                "revenue per match is more than 5 % below V1's"
            ),
        ];

    private static IEnumerable<RollbackTrigger> Technical() =>
        [
            new(
                "ResponseTimeLost",
                """histogram_quantile(0.95, sum by (le) (rate(ssm_request_duration_seconds_bucket{version="v2"}[1m])))""",
                Comparison.Above,
                0.15,
                TimeSpan.FromMinutes(5),
                "for 5 minutes more than 5 % of requests have taken longer than 150 ms"
            ),
            // Only endpoints with at least 20 requests per minute, of which one may fail: with fewer, the error rate is not meaningful.
            new(
                "EndpointFails",
                """
                sum by (endpoint) (rate(ssm_requests_total{version="v2",status=~"5.."}[1m]))
                / (sum by (endpoint) (rate(ssm_requests_total{version="v2"}[1m])) >= 20 / 60)
                """,
                Comparison.Above,
                0.05,
                AtOnce,
                "more than 5 % of requests to an endpoint fail"
            ),
            new(
                "AvailabilityLost",
                """avg_over_time(haproxy_server_status{proxy="candidate",server="supersmartmatch-v2",state="UP"}[1m])""",
                Comparison.Below,
                0.99,
                TimeSpan.FromMinutes(2),
                "for 2 minutes V2 has been available less than 99 % of the time"
            ),
            new(
                "IntegrityLost",
                "min(ssm_data_integrity_ratio)",
                Comparison.Below,
                0.95,
                AtOnce,
                "fewer than 95 % of checksums agree between V1 and V2"
            ),
        ];

    private static IEnumerable<RollbackTrigger> Security() =>
        [
            new(
                "SecurityIncident",
                """sum(ssm_security_incidents{priority=~"P0|P1"})""",
                Comparison.Above,
                0,
                AtOnce,
                "a security incident of priority P0 or P1 is open"
            ),
            new(
                "AuthenticationBypassed",
                $"sum({Recent("ssm_authentication_bypass_total")})",
                Comparison.Above,
                0,
                AtOnce,
                "somebody got past authentication"
            ),
            new(
                "DataBreached",
                $"sum({Recent("ssm_data_breach_indicators_total")})",
                Comparison.Above,
                0,
                AtOnce,
                "there are signs of a data breach"
            ),
        ];

    /// <summary>
    /// Returns the revenue per match over the last hour, or no data for fewer than 100 matches, which are not meaningful.
    /// </summary>
    private static string RevenuePerMatch(string version) =>
        $$"""
            sum(increase(ssm_match_revenue_euros_total{version="{{version}}"}[1h]))
            / (sum(increase(ssm_matches_total{version="{{version}}"}[1h])) >= 100)
            """;

    /// <summary>Returns the increase of a counter in 5 minutes. <c>increase</c> alone misses the first event of a new counter.</summary>
    private static string Recent(string counter) =>
        $"max_over_time({counter}[5m]) - ({counter} offset 5m or max_over_time({counter}[5m]) * 0)";
}
