using Infra.Rollout;
using Infra.Tests.Programs;
using Stacks;

namespace Infra.Tests.Docker.Monitoring;

/// <summary>
/// Each trigger in simulated time: it fires after its delay and not earlier, and neither at its threshold nor without data.
/// </summary>
public sealed class RollbackRuleTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private static readonly Dictionary<string, TriggerMeasures> Measures = TriggerMeasures.All.ToDictionary(measures => measures.Alert);

    public static TheoryData<string> Triggers => [.. SuperSmartMatchTriggers.All.Select(trigger => trigger.Name)];

    [RequiresProgramTheory("promtool")]
    [MemberData(nameof(Triggers))]
    public Task Trigger_fires_when_its_time_is_over_and_not_before(string alert)
    {
        var measures = Measures[alert];
        var fires = measures.Begins + Trigger(alert).For;
        var simulation = measures.Bad(new RuleSimulation(Interval)).Fires(alert, fires, "severity=\"rollback\"");
        return (fires > TimeSpan.Zero ? simulation.IsQuiet(alert, fires - Interval) : simulation).PassesAsync();
    }

    [RequiresProgramTheory("promtool")]
    [MemberData(nameof(Triggers))]
    public Task Trigger_that_is_at_its_threshold_never_fires(string alert) =>
        Measures[alert].Threshold(new RuleSimulation(Interval)).IsQuiet(alert, TimeSpan.FromMinutes(30)).PassesAsync();

    [RequiresProgramTheory("promtool")]
    [MemberData(nameof(Triggers))]
    public Task Trigger_without_data_never_fires(string alert) =>
        new RuleSimulation(Interval).Constant("up{job=\"x\"}", 1).IsQuiet(alert, TimeSpan.FromMinutes(30)).PassesAsync();

    [RequiresProgramTheory("promtool")]
    [MemberData(nameof(Triggers))]
    public Task Trigger_with_a_NaN_measure_never_fires(string alert) =>
        Measures[alert].NotANumber(new RuleSimulation(Interval)).IsQuiet(alert, TimeSpan.FromMinutes(30)).PassesAsync();

    /// <summary>Bad until a minute and a half before the delay ends: the windows cover another minute.</summary>
    [RequiresProgramTheory("promtool")]
    [InlineData("ResponseTimeLost")]
    [InlineData("AvailabilityLost")]
    public Task Trigger_that_recovers_in_time_does_not_fire(string alert) =>
        Measures[alert].Recovering(new RuleSimulation(Interval)).IsQuiet(alert, TimeSpan.FromMinutes(6)).PassesAsync();

    [RequiresProgramFact("promtool")]
    public Task Endpoint_that_fails_is_found_among_others_that_do_not() =>
        new RuleSimulation(Interval)
            .Rising("""ssm_requests_total{version="v2",endpoint="/good",status="200"}""", 1000)
            .Rising("""ssm_requests_total{version="v2",endpoint="/bad",status="200"}""", 9)
            .Rising("""ssm_requests_total{version="v2",endpoint="/bad",status="503"}""", 1)
            .Fires("EndpointFails", TimeSpan.FromMinutes(1), "endpoint=\"/bad\"")
            .IsQuiet("EndpointFails", TimeSpan.FromMinutes(1), "endpoint=\"/good\"")
            .PassesAsync();

    [RequiresProgramFact("promtool")]
    public Task Single_failed_request_of_a_few_does_not_roll_back() =>
        new RuleSimulation(Interval)
            .Rising("""ssm_requests_total{version="v2",endpoint="/rare",status="200"}""", 1)
            .Rising("""ssm_requests_total{version="v2",endpoint="/rare",status="503"}""", 1)
            .IsQuiet("EndpointFails", TimeSpan.FromMinutes(10))
            .PassesAsync();

    /// <summary>Such a counter appears with its first event; <c>increase</c> alone would miss it.</summary>
    [RequiresProgramTheory("promtool")]
    [InlineData("AuthenticationBypassed", "ssm_authentication_bypass_total")]
    [InlineData("DataBreached", "ssm_data_breach_indicators_total")]
    public Task Security_event_is_seen_whether_its_counter_was_there_or_not(string alert, string counter) =>
        new RuleSimulation(Interval)
            .Series($"{counter}{{service=\"v1\"}}", "0+0x90 1+0x500")
            .Series($"{counter}{{service=\"v2\"}}", "_x180 1+0x500")
            .IsQuiet(alert, TimeSpan.FromMinutes(15))
            .Fires(alert, TimeSpan.FromSeconds(920))
            .IsQuiet(alert, TimeSpan.FromMinutes(25))
            .Fires(alert, TimeSpan.FromSeconds(1820))
            .PassesAsync();

    [Fact]
    public void Every_trigger_of_the_plan_is_there_with_its_time()
    {
        (string, double, double)[] expected =
        [
            ("AccuracyLost", 0.85, 0),
            ("SatisfactionLost", 0.9, 0),
            ("RevenueLost", 0.95, 0),
            ("ResponseTimeLost", 0.15, 300),
            ("EndpointFails", 0.05, 0),
            ("AvailabilityLost", 0.99, 120),
            ("IntegrityLost", 0.95, 0),
            ("SecurityIncident", 0, 0),
            ("AuthenticationBypassed", 0, 0),
            ("DataBreached", 0, 0),
        ];

        Assert.Equal(expected, SuperSmartMatchTriggers.All.Select(trigger => (trigger.Name, trigger.Threshold, trigger.For.TotalSeconds)));
    }

    private static RollbackTrigger Trigger(string alert) => SuperSmartMatchTriggers.All.Single(trigger => trigger.Name == alert);
}
