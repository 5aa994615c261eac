using Infra.Rollout;
using Infra.Tests.Programs;
using Stacks;

namespace Infra.Tests.Docker.Monitoring;

/// <summary>Each gate in simulated time: its measurement, its three verdicts, and the delay before it alerts.</summary>
public sealed class GateRuleTests
{
    private const string Accuracy = """ssm_match_accuracy_ratio{version="VERSION"}""";
    private const string Satisfaction = """ssm_user_satisfaction_ratio{version="v2",segment="beta_users"}""";
    private const string Requests = """ssm_requests_total{version="v2",status="200"}""";
    private const string Failures = """ssm_requests_total{version="v2",status="500"}""";
    private const string Durations = """ssm_request_duration_seconds_bucket{version="v2",endpoint="/match",le="LE"}""";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static TheoryData<string> Gates => [.. SuperSmartMatchGates.Gates.Select(gate => gate.Name)];

    /// <summary>The program's verdict on a gate and that of Prometheus must agree.</summary>
    [RequiresProgramTheory("promtool")]
    [MemberData(nameof(Gates))]
    public async Task Verdict_is_the_same_in_Prometheus_as_in_the_program(string name)
    {
        var gate = Gate(name);
        double?[] values = [gate.Threshold, gate.Threshold * 1.001, gate.Threshold * 0.999, 0, double.NaN, null];
        double?[] samples = [0, 9_999, 10_000, 1_000_000, null];
        var simulations = values.SelectMany(value => samples.Select(count => Judged(gate, value, count)));

        await RuleSimulation.PassAsync(simulations);
    }

    [RequiresProgramTheory("promtool")]
    [MemberData(nameof(Gates))]
    public async Task Gate_passes_on_the_metrics_of_the_services(string name) =>
        await Pass(new(Minute), name).Expect(VerdictOf(name), 10 * Minute, (int)GateVerdict.Pass).PassesAsync();

    [RequiresProgramTheory("promtool")]
    [MemberData(nameof(Gates))]
    public async Task Failing_gate_alerts_after_five_minutes_and_not_before(string name)
    {
        var labels = $"gate=\"{name}\"";
        await Fail(new(Minute), name)
            .Expect(VerdictOf(name), 2 * Minute, (int)GateVerdict.Fail)
            .IsQuiet("RolloutGateFails", 5 * Minute, labels)
            .Fires("RolloutGateFails", 6 * Minute, labels)
            .IsQuiet("RolloutMayProceed", 300 * Minute)
            .PassesAsync();
    }

    [RequiresProgramTheory("promtool")]
    [MemberData(nameof(Gates))]
    public async Task Gate_without_data_blocks_and_alerts_after_five_minutes(string name)
    {
        // Without requests the error rate is unknown; then nothing else is known either.
        var simulation = name == "errors" ? new RuleSimulation(Minute) : new RuleSimulation(Minute).Rising(Requests, 20_000);
        foreach (var other in SuperSmartMatchGates.Gates.Where(gate => gate.Name != name))
        {
            Pass(simulation, other.Name, withRequests: false);
        }

        await simulation
            .Expect(VerdictOf(name), 10 * Minute, (int)GateVerdict.NoData)
            .IsQuiet("RolloutGateHasNoData", 4 * Minute, $"gate=\"{name}\"")
            .Fires("RolloutGateHasNoData", 5 * Minute, $"gate=\"{name}\"")
            .IsQuiet("RolloutGateFails", 300 * Minute, $"gate=\"{name}\"")
            .IsQuiet("RolloutMayProceed", 300 * Minute)
            .PassesAsync();
    }

    /// <summary>100 requests a minute to the new version: 10,000 after 100 minutes.</summary>
    [RequiresProgramFact("promtool")]
    public Task Gate_has_no_data_until_enough_requests_were_seen() =>
        new RuleSimulation(Minute)
            .Constant(Satisfaction, 0.97)
            .Rising(Requests, 100)
            .Expect(VerdictOf("satisfaction"), 95 * Minute, (int)GateVerdict.NoData)
            .Expect(VerdictOf("satisfaction"), 105 * Minute, (int)GateVerdict.Pass)
            .PassesAsync();

    [RequiresProgramFact("promtool")]
    public Task Next_step_is_offered_when_all_gates_have_passed_for_half_an_hour()
    {
        var simulation = new RuleSimulation(Minute);
        foreach (var gate in SuperSmartMatchGates.Gates)
        {
            Pass(simulation, gate.Name, withRequests: gate.Name == "errors");
        }

        return simulation
            .Expect("min(rollout:gate_verdict)", 2 * Minute, (int)GateVerdict.Pass)
            .IsQuiet("RolloutMayProceed", 30 * Minute)
            .Fires("RolloutMayProceed", 31 * Minute)
            .PassesAsync();
    }

    /// <summary>Returns a gate with a known value and number of samples, however they were measured.</summary>
    private static RuleSimulation Judged(Gate gate, double? value, double? samples)
    {
        var simulation = new RuleSimulation(Minute);
        if (value is { } number)
        {
            simulation.Constant($$"""rollout:gate_value{gate="{{gate.Name}}"}""", number);
        }

        if (samples is { } amount)
        {
            simulation.Constant($$"""rollout:gate_samples{gate="{{gate.Name}}"}""", amount);
        }

        return simulation.Expect(VerdictOf(gate.Name), 5 * Minute, (int)gate.Evaluate(value, samples, 10_000));
    }

    private static string VerdictOf(string gate) => $$"""sum(rollout:gate_verdict{gate="{{gate}}"})""";

    private static Gate Gate(string name) => SuperSmartMatchGates.Gates.Single(gate => gate.Name == name);

    private static RuleSimulation Pass(RuleSimulation simulation, string gate, bool withRequests = true) =>
        Measures(
            withRequests ? simulation.Rising(Requests, 20_000) : simulation,
            gate,
            accuracy: 0.55,
            slowest: 0.1,
            failures: 199,
            satisfaction: 0.951
        );

    private static RuleSimulation Fail(RuleSimulation simulation, string gate) =>
        Measures(simulation.Rising(Requests, 20_000), gate, accuracy: 0.54, slowest: 0.2, failures: 300, satisfaction: 0.95);

    /// <summary>The baseline's accuracy is 0.5, of which 0.55 is 110 %.</summary>
    private static RuleSimulation Measures(
        RuleSimulation simulation,
        string gate,
        double accuracy,
        double slowest,
        double failures,
        double satisfaction
    ) =>
        gate switch
        {
            "accuracy" => simulation
                .Constant(Accuracy.Replace("VERSION", "v1", StringComparison.Ordinal), 0.5)
                .Constant(Accuracy.Replace("VERSION", "v2", StringComparison.Ordinal), accuracy),
            "response_time" => simulation
                .Rising(Durations.Replace("LE", "0.05", StringComparison.Ordinal), slowest > 0.1 ? 0 : 50)
                .Rising(Durations.Replace("LE", "0.1", StringComparison.Ordinal), slowest > 0.1 ? 0 : 100)
                .Rising(Durations.Replace("LE", "0.2", StringComparison.Ordinal), 100)
                .Rising(Durations.Replace("LE", "+Inf", StringComparison.Ordinal), 100),
            "errors" => simulation.Rising(Failures, failures),
            _ => simulation.Constant(Satisfaction, satisfaction),
        };
}
