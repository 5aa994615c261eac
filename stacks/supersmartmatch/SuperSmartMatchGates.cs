using Infra.Rollout;

namespace Stacks;

/// <summary>The gates of SuperSmartMatch's rollout. The metric names are those that its services expose.</summary>
public static class SuperSmartMatchGates
{
    /// <summary>The user segments with their own percentages, as the migration plan names them.</summary>
    public static IReadOnlyList<string> Segments { get; } = ["beta_users", "enterprise", "api_partners"];

    /// <summary>The number of requests that the new version answered in the gate's window.</summary>
    public const string Samples = """sum(increase(ssm_requests_total{version="v2"}[$window]))""";

    /// <summary>The gates that must pass before each step.</summary>
    public static IReadOnlyList<Gate> Gates { get; } =
    [
        new(
            "accuracy",
            """
            avg(avg_over_time(ssm_match_accuracy_ratio{version="v2"}[$window]))
            / avg(avg_over_time(ssm_match_accuracy_ratio{version="v1"}[$window]))
            """,
            Comparison.AtLeast,
            1.10,
            "accuracy is at least 10 % above V1's"
        ),
        new(
            "response_time",
            """histogram_quantile(0.95, sum by (le) (rate(ssm_request_duration_seconds_bucket{version="v2"}[$window])))""",
            Comparison.AtMost,
            0.1,
            "95 % of requests are answered within 100 ms"
        ),
        new(
            "errors",
            """
            (sum(rate(ssm_requests_total{version="v2",status=~"5.."}[$window])) or vector(0))
            / sum(rate(ssm_requests_total{version="v2"}[$window]))
            """,
            Comparison.Below,
            0.01,
            "less than 1 % of requests fail"
        ),
        new(
            "satisfaction",
            """avg(avg_over_time(ssm_user_satisfaction_ratio{version="v2"}[$window]))""",
            Comparison.Above,
            0.95,
            "more than 95 % of users are satisfied"
        ),
    ];
}
