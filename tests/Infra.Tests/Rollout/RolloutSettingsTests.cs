using System.Text.Json.Nodes;
using Infra.Rollout;

namespace Infra.Tests.Rollout;

/// <summary>The roll-out's settings: their meaning, and every way in which a plan can be invalid.</summary>
public sealed class RolloutSettingsTests
{
    private const string Form = "a day and a share such as J+3:50%";

    [Fact]
    public async Task Migration_plan_is_parsed_as_written()
    {
        var settings = await new RolloutTrial().With("weight", 25).ReadAsync();

        Assert.Equal(["J+0:10%", "J+1:25%", "J+3:50%", "J+7:75%", "J+14:100%"], settings.Plan.Steps.Select(step => $"{step}"));
        Assert.Equal([0, 10, 25, 50, 75, 100], settings.Plan.Weights);
        Assert.Equal(25, settings.Weight);
        Assert.Equal([new("beta_users", 100), new("enterprise", 0), new("api_partners", 50)], settings.Segments);
        Assert.True(settings.EnforceGates);
        Assert.Equal((TimeSpan.FromHours(6), 10_000), (settings.GateWindow, settings.GateSamples));
    }

    [Theory]
    [InlineData(0, "default=0 beta_users=0 enterprise=0 api_partners=0")]
    [InlineData(10, "default=10 beta_users=100 enterprise=0 api_partners=50")]
    [InlineData(75, "default=75 beta_users=100 enterprise=0 api_partners=50")]
    [InlineData(100, "default=100 beta_users=100 enterprise=100 api_partners=100")]
    public void Segments_keep_their_shares_between_0_and_100_percent(int weight, string shares) =>
        Assert.Equal(shares, RolloutTrial.Planned(weight).RouterShares());

    [Fact]
    public void No_share_falls_while_the_weight_rises()
    {
        foreach (var share in Enumerable.Range(0, 101))
        {
            var segment = new TrafficSegment("any", share);
            var shares = Enumerable.Range(0, 101).Select(segment.ShareAt).ToList();
            Assert.Equal(shares.Order(), shares);
        }
    }

    [Fact]
    public void Fingerprint_is_the_same_on_every_machine() =>
        Assert.Equal("7bba1f610911cd23a93098bcec15f369c73e3d4e1096ccab0db2a4c51799b87f", RolloutTrial.Planned(25).Fingerprint);

    [Fact]
    public void Fingerprint_differs_with_weight_plan_and_segments_and_with_nothing_else()
    {
        var settings = RolloutTrial.Planned(25);
        RolloutSettings[] others =
        [
            settings with
            {
                Weight = 50,
            },
            settings with
            {
                Plan = new([new(0, 25), new(1, 100)]),
            },
            settings with
            {
                Segments = [new("beta_users", 90)],
            },
        ];

        Assert.Equal(others.Length + 1, others.Append(settings).Select(other => other.Fingerprint).Distinct().Count());
        var same = settings with { EnforceGates = false, GateWindow = TimeSpan.FromHours(1), GateSamples = 100 };
        Assert.Equal(settings.Fingerprint, same.Fingerprint);
    }

    [Theory]
    [InlineData("10%")]
    [InlineData("J+0:10")]
    [InlineData("J0:10%")]
    [InlineData("J+0: 10%")]
    [InlineData("J+-1:10%")]
    [InlineData("J+0:010%")]
    [InlineData("J+0:10.5%")]
    [InlineData("J+1000:10%")]
    [InlineData("j+0:10%")]
    [InlineData("J+0:10%\n")]
    [InlineData("")]
    public async Task Step_in_an_invalid_format_fails(string step) =>
        Assert.Equal(
            $"""
            INF103 setting 'infra:rollout.steps[0]' is '{step}'; it takes {Form}.
                   Fix: pulumi config set --path 'infra:rollout.steps[0]' <value> --stack staging
            """,
            await new RolloutTrial().With("steps", new JsonArray(step, "J+1:100%")).RefusalAsync()
        );

    [Theory]
    [InlineData("J+0:0%", "J+0:1%")]
    [InlineData("J+0:101%", "J+0:100%")]
    [InlineData("J+91:10%", "J+90:10%")]
    public async Task Step_outside_its_limits_fails_with_the_nearest(string step, string nearest) =>
        Assert.Equal(
            $"""
            INF106 setting 'infra:rollout.steps[0]' is {step}; it takes 1 to 100 percent on day 0 to 90.
                   Fix: pulumi config set --path 'infra:rollout.steps[0]' {nearest} --stack staging
            """,
            await new RolloutTrial().With("steps", new JsonArray(step)).RefusalAsync()
        );

    [Theory]
    [InlineData("J+0:25%", "J+1:25%")]
    [InlineData("J+0:25%", "J+1:10%")]
    [InlineData("J+3:25%", "J+3:50%")]
    [InlineData("J+3:25%", "J+1:50%")]
    public async Task Step_that_does_not_increase_fails(string first, string second) =>
        Assert.Equal(
            $"""
            INF106 setting 'infra:rollout.steps[1]' is {second}, after {first}; shares and days rise strictly from step to step.
                   Fix: pulumi config set --path 'infra:rollout.steps[1]' <value> --stack staging
            """,
            await new RolloutTrial().With("steps", new JsonArray(first, second, "J+14:100%")).RefusalAsync()
        );

    [Fact]
    public async Task Plan_that_does_not_end_at_100_percent_fails() =>
        Assert.Equal(
            """
            INF106 setting 'infra:rollout.steps[1]' is J+1:75%, the last step; a plan ends at 100 percent.
                   Fix: pulumi config set --path 'infra:rollout.steps[1]' J+1:100% --stack staging
            """,
            await new RolloutTrial().With("steps", new JsonArray("J+0:10%", "J+1:75%")).RefusalAsync()
        );

    [Fact]
    public async Task Plan_without_a_step_fails() =>
        Assert.Equal(
            """
            INF106 setting 'infra:rollout.steps[0]' is missing; a plan has at least one step.
                   Fix: pulumi config set --path 'infra:rollout.steps[0]' J+0:100% --stack staging
            """,
            await new RolloutTrial().With("steps", new JsonArray()).RefusalAsync()
        );

    [Fact]
    public async Task Weight_that_is_not_a_step_fails_with_the_nearest() =>
        Assert.Equal(
            """
            INF104 setting 'infra:rollout.weight' is '30'; it takes one of 0, 10, 25, 50, 75, 100.
                   Fix: pulumi config set --path infra:rollout.weight 25 --stack staging
            """,
            await new RolloutTrial().With("weight", 30).RefusalAsync()
        );

    [Fact]
    public async Task All_errors_are_reported_at_once() =>
        Assert.Equal(
            """
            INF106 setting 'infra:rollout.steps[1]' is J+1:5%, after J+0:10%; shares and days rise strictly from step to step.
                   Fix: pulumi config set --path 'infra:rollout.steps[1]' <value> --stack staging
            INF103 setting 'infra:rollout.weight' is 101; it takes 0 to 100 percent.
                   Fix: pulumi config set --path infra:rollout.weight 100 --stack staging
            INF103 setting 'infra:rollout.segments.enterprise' is -1; it takes 0 to 100 percent.
                   Fix: pulumi config set --path infra:rollout.segments.enterprise 0 --stack staging
            INF101 setting 'infra:rollout.enforceGates' is required and missing; it takes true or false.
                   Fix: pulumi config set --path infra:rollout.enforceGates <value> --stack staging
            INF103 setting 'infra:rollout.gateWindow' is 60s; it takes 600s to 604800s.
                   Fix: pulumi config set --path infra:rollout.gateWindow 600s --stack staging
            INF103 setting 'infra:rollout.gateSamples' is 1; it takes 100 to 10000000 requests.
                   Fix: pulumi config set --path infra:rollout.gateSamples 100 --stack staging
            INF105 setting 'infra:rollout.segments.betausers' is not known. Did you mean 'beta_users'?
                   Fix: pulumi config rm --path infra:rollout.segments.betausers --stack staging
            """,
            await new RolloutTrial()
                .With("steps", new JsonArray("J+0:10%", "J+1:5%", "J+2:100%"))
                .With("weight", 101)
                .WithSegment("enterprise", -1)
                .WithSegment("betausers", 5)
                .Without("enforceGates")
                .With("gateWindow", "1m")
                .With("gateSamples", 1)
                .RefusalAsync()
        );
}
