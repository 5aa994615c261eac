using Stacks;

namespace Infra.Tests.Settings;

/// <summary>The two weights of the cut-over, and whether a rollback is possible.</summary>
public sealed class CutOverSettingTests
{
    private const string Section = "infra:emergence.cutOver";

    [Theory]
    [InlineData(100, 0)]
    [InlineData(99, 1)]
    [InlineData(50, 50)]
    [InlineData(0, 100)]
    public async Task Weights_that_add_up_to_100_are_accepted(int oldWeight, int newWeight)
    {
        var cutOver = (await Trial(oldWeight, newWeight).ReadAsync()).Of<EmergenceSettings>()!.CutOver;

        Assert.Equal((oldWeight, newWeight), (cutOver.OldWeight, cutOver.NewWeight));
    }

    [Theory]
    [InlineData(100, 100, 200, 0)]
    [InlineData(0, 0, 0, 100)]
    [InlineData(50, 49, 99, 50)]
    public async Task Weights_that_do_not_add_up_to_100_fail_with_their_sum_and_the_matching_weight(
        int oldWeight,
        int newWeight,
        int sum,
        int fix
    ) =>
        Assert.Equal(
            $"""
            INF106 setting '{Section}.newWeight' is {newWeight} and oldWeight {oldWeight}, {sum} percent together; they add up to 100.
                   Fix: pulumi config set --path {Section}.newWeight {fix} --stack staging
            """,
            await Trial(oldWeight, newWeight).RefusalAsync()
        );

    [Theory]
    [InlineData("oldWeight", -1, "0")]
    [InlineData("oldWeight", 101, "100")]
    [InlineData("newWeight", -1, "0")]
    [InlineData("newWeight", 1000, "100")]
    public async Task Weight_outside_its_limits_fails_alone(string key, int weight, string nearest) =>
        Assert.Equal(
            $"""
            INF103 setting '{Section}.{key}' is {weight}; it takes 0 to 100 percent.
                   Fix: pulumi config set --path {Section}.{key} {nearest} --stack staging
            """,
            await new SettingsTrial().With($"emergence.cutOver.{key}", weight).RefusalAsync()
        );

    [Theory]
    [InlineData(100, 0)]
    [InlineData(1, 99)]
    public async Task Old_backend_with_traffic_must_be_kept(int oldWeight, int newWeight) =>
        Assert.Equal(
            $"""
            INF106 setting '{Section}.keepOld' is false while oldWeight is {oldWeight} percent; what answers must be there.
                   Fix: pulumi config set --path {Section}.keepOld true --stack staging
            """,
            await Trial(oldWeight, newWeight).With("emergence.cutOver.keepOld", false).RefusalAsync()
        );

    [Fact]
    public async Task Old_backend_can_be_removed_at_zero_traffic() =>
        Assert.False((await Trial(0, 100).With("emergence.cutOver.keepOld", false).ReadAsync()).Of<EmergenceSettings>()!.CutOver.KeepOld);

    private static SettingsTrial Trial(int oldWeight, int newWeight) =>
        new SettingsTrial().With("emergence.cutOver.oldWeight", oldWeight).With("emergence.cutOver.newWeight", newWeight);
}
