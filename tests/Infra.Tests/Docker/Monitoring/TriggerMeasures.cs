namespace Infra.Tests.Docker.Monitoring;

/// <summary>The metrics with which a trigger fires, and those with which it just does not.</summary>
/// <param name="Alert">The trigger's name.</param>
/// <param name="Begins">When its condition first holds: a rate needs a second sample.</param>
/// <param name="Bad">Beyond the threshold from the start.</param>
/// <param name="Threshold">Exactly at the threshold.</param>
/// <param name="NotANumber">The metrics of a service that divides by zero.</param>
internal sealed record TriggerMeasures(
    string Alert,
    TimeSpan Begins,
    Func<RuleSimulation, RuleSimulation> Bad,
    Func<RuleSimulation, RuleSimulation> Threshold,
    Func<RuleSimulation, RuleSimulation> NotANumber
)
{
    private const string Up = """haproxy_server_status{proxy="candidate",server="supersmartmatch-v2",state="UP"}""";
    private const string Slow = """ssm_request_duration_seconds_bucket{version="v2",endpoint="/match",le="LE"}""";

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(10);

    public static IReadOnlyList<TriggerMeasures> All { get; } =
    [
        Gauge(
            "AccuracyLost",
            """ssm_match_accuracy_ratio{version="v2"}""",
            0.67,
            0.68,
            ("""ssm_match_accuracy_ratio{version="v1"}""", 0.8)
        ),
        Gauge("SatisfactionLost", """ssm_user_satisfaction_ratio{version="v2",segment="beta_users"}""", 0.89, 0.9),
        new("RevenueLost", TimeSpan.FromSeconds(50), Revenue(0.94), Revenue(0.95), Revenue(double.NaN)),
        new("ResponseTimeLost", Second, Durations(10, 94, 100), Durations(10, 95, 100), Durations(0, 0, 0)),
        new("EndpointFails", Second, Failures(6, 94), Failures(5, 95), Failures(0, 0)),
        Gauge("AvailabilityLost", Up, 0, 1),
        Gauge("IntegrityLost", "ssm_data_integrity_ratio", 0.949, 0.95),
        Gauge("SecurityIncident", """ssm_security_incidents{priority="P1"}""", 1, 0, ("""ssm_security_incidents{priority="P2"}""", 4)),
        Counter("AuthenticationBypassed", "ssm_authentication_bypass_total"),
        Counter("DataBreached", "ssm_data_breach_indicators_total"),
    ];

    /// <summary>Bad for half of the longest trigger's delay, then good.</summary>
    public RuleSimulation Recovering(RuleSimulation simulation) =>
        Alert == "AvailabilityLost"
            ? simulation.Series(Up, "0+0x3 1+0x200")
            : simulation
                .Series(Bucket("0.15"), "0+0x21 0+100x200")
                .Series(Bucket("0.2"), "0+100x21 2200+100x200")
                .Series(Bucket("+Inf"), "0+100x21 2200+100x200");

    private static TriggerMeasures Gauge(
        string alert,
        string series,
        double bad,
        double threshold,
        (string Series, double Value)? beside = null
    )
    {
        Func<RuleSimulation, RuleSimulation> At(double value) =>
            simulation => (beside is { } other ? simulation.Constant(other.Series, other.Value) : simulation).Constant(series, value);
        return new(alert, TimeSpan.Zero, At(bad), At(threshold), At(double.NaN));
    }

    private static TriggerMeasures Counter(string alert, string counter) =>
        new(
            alert,
            Second,
            simulation => simulation.Series(counter, "0 1+0x500"),
            simulation => simulation.Constant(counter, 7),
            simulation => simulation.Constant(counter, double.NaN)
        );

    /// <summary>Euros for each of V2's matches, where V1's bring one each; there are 100 matches after 40 to 50 s.</summary>
    private static Func<RuleSimulation, RuleSimulation> Revenue(double perMatch) =>
        simulation =>
            simulation
                .Rising("""ssm_matches_total{version="v1"}""", 20)
                .Rising("""ssm_match_revenue_euros_total{version="v1"}""", 20)
                .Rising("""ssm_matches_total{version="v2"}""", double.IsNaN(perMatch) ? 0 : 20)
                .Rising("""ssm_match_revenue_euros_total{version="v2"}""", double.IsNaN(perMatch) ? 0 : 20 * perMatch);

    /// <summary>Requests within 100 ms, within 150 ms, and in total.</summary>
    private static Func<RuleSimulation, RuleSimulation> Durations(double fast, double within, double all) =>
        simulation =>
            simulation.Rising(Bucket("0.1"), fast).Rising(Bucket("0.15"), within).Rising(Bucket("0.2"), all).Rising(Bucket("+Inf"), all);

    private static Func<RuleSimulation, RuleSimulation> Failures(double failed, double answered) =>
        simulation =>
            simulation
                .Rising("""ssm_requests_total{version="v2",endpoint="/match",status="200"}""", answered)
                .Rising("""ssm_requests_total{version="v2",endpoint="/match",status="500"}""", failed);

    private static string Bucket(string bound) => Slow.Replace("LE", bound, StringComparison.Ordinal);
}
