using Infra.Google.Monitoring;

namespace Infra.Tests.Google.Monitoring;

public sealed class ThresholdTests
{
    public static TheoryData<Threshold, string, double> InUnits =>
        new()
        {
            { Threshold.Percent(80), Metric.Share, 0.8 },
            { Threshold.Percent(0.1), Metric.Share, 0.001 },
            { Threshold.Percent(80), "s{CPU}/s", 0.8 },
            { Threshold.Count(1_000), Metric.Number, 1_000 },
            { Threshold.Time(TimeSpan.FromSeconds(60)), Metric.Seconds, 60 },
            { Threshold.Time(TimeSpan.FromSeconds(5)), Metric.Milliseconds, 5_000 },
            { Threshold.Time(TimeSpan.FromMilliseconds(500)), Metric.Milliseconds, 500 },
        };

    public static TheoryData<Threshold, string> OfAnotherKind =>
        new()
        {
            { Threshold.Percent(80), Metric.Number },
            { Threshold.Percent(80), Metric.Seconds },
            { Threshold.Count(80), Metric.Share },
            { Threshold.Count(80), "1/s" },
            { Threshold.Time(TimeSpan.FromSeconds(1)), Metric.Number },
            { Threshold.Time(TimeSpan.FromSeconds(1)), "s{CPU}/s" },
        };

    [Theory]
    [MemberData(nameof(InUnits))]
    public void Threshold_is_given_in_the_metrics_unit(Threshold threshold, string unit, double expected) =>
        Assert.Equal(expected, threshold.In(unit));

    [Theory]
    [MemberData(nameof(OfAnotherKind))]
    public void Threshold_of_another_kind_is_null(Threshold threshold, string unit) => Assert.Null(threshold.In(unit));

    [Fact]
    public void Threshold_reads_the_same_in_a_culture_with_a_comma()
    {
        using var culture = new CommaCulture();

        Assert.Equal(
            ["0.1 %", "0.5 s", "1000"],
            new[] { Threshold.Percent(0.1), Threshold.Time(TimeSpan.FromMilliseconds(500)), Threshold.Count(1_000) }.Select(at => $"{at}")
        );
    }
}
