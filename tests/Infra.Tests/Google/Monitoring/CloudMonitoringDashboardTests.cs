using System.Text.Json;
using Infra.Diagnostics;
using Infra.Google.Monitoring;
using Infra.Tests.Recording;

namespace Infra.Tests.Google.Monitoring;

public sealed class CloudMonitoringDashboardTests
{
    private static readonly MetricQuery Cpu = new() { Metric = Metrics.DatabaseCpu, Aligner = Aligner.Mean };

    private static readonly Chart Simple = new() { Title = "CPU", Series = [new(Cpu)] };

    private static readonly Chart Full = new()
    {
        Title = "Errors and \"more\" <é>",
        Series =
        [
            new(ServiceQueries.Failures(Some), ServiceQueries.Requests(Some)),
            new(ServiceQueries.Failures(Some), ServiceQueries.Requests(Some)),
        ],
        Lines = [new("watch", Threshold.Percent(0.1)), new("alert", Threshold.Percent(5)), new("floor", Threshold.Percent(0))],
    };

    private static LabelMatch Some => LabelMatch.OneOf(MetricLabel.Service, "b", "a");

    [Fact]
    public async Task Defaults_declare_a_dashboard_of_one_chart() =>
        InventoryFile.Matches("CloudMonitoringDashboard.defaults.txt", (await DeclareAsync(Simple)).ToString());

    [Fact]
    public async Task Values_reach_the_provider() =>
        InventoryFile.Matches("CloudMonitoringDashboard.values.txt", (await DeclareAsync(Simple, Full)).ToString());

    [Fact]
    public async Task Text_has_its_keys_in_order_and_nothing_empty()
    {
        using var text = JsonDocument.Parse(
            (string)(await DeclareAsync(Simple, Full)).Single("gcp:monitoring/dashboard:Dashboard").At("dashboardJson")!
        );

        AssertCanonical(text.RootElement);
    }

    [Fact]
    public async Task Text_is_the_same_in_a_culture_with_a_comma()
    {
        var expected = (await DeclareAsync(Full)).ToString();
        using var culture = new CommaCulture();

        Assert.Equal(expected, (await DeclareAsync(Full)).ToString());
    }

    [Fact]
    public async Task Chart_that_Google_rejects_fails_with_all_its_faults()
    {
        ProgramFaultsException? refusal = null;
        var wrong = new Chart
        {
            Title = "Wrong",
            Series = [new(Cpu with { Aligner = Aligner.Rate }), new(new MetricQuery { Metric = Metrics.QueueAge, Aligner = Aligner.Max })],
            Lines = [new("watch", Threshold.Count(3))],
        };

        await Declaration.RunAsync(() =>
            refusal = Assert.Throws<ProgramFaultsException>(() =>
                new CloudMonitoringDashboard("some", new() { Title = "Some", Charts = [Simple, wrong] })
            )
        );

        Assert.Equal(
            $"""
            INF141 chart 'Wrong': ALIGN_RATE does not take GAUGE metrics with DOUBLE values such as {Cpu.Metric.Type}.
                   Fix: use one of ALIGN_NEXT_OLDER, ALIGN_MIN, ALIGN_MAX, ALIGN_MEAN, ALIGN_SUM
            INF145 chart 'Wrong': pubsub.googleapis.com/subscription/oldest_unacked_message_age is in 's', but the chart uses '10^2.%/s'.
                   Fix: draw it in a separate chart
            INF145 chart 'Wrong': 3 cannot be a line among values in '10^2.%/s'.
                   Fix: give a threshold of the same kind: a share, a number or a time
            """,
            refusal!.Message
        );
    }

    private static void AssertCanonical(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var keys = element.EnumerateObject().Select(member => member.Name).ToList();
                Assert.NotEmpty(keys);
                Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
                Assert.All(element.EnumerateObject(), member => AssertCanonical(member.Value));
                break;
            case JsonValueKind.Array:
                Assert.NotEqual(0, element.GetArrayLength());
                Assert.All(element.EnumerateArray(), AssertCanonical);
                break;
            case JsonValueKind.Number:
                Assert.NotEqual(0, element.GetDouble());
                break;
            default:
                Assert.Equal(JsonValueKind.String, element.ValueKind);
                Assert.NotEqual("", element.GetString());
                break;
        }
    }

    private static Task<Inventory> DeclareAsync(params Chart[] charts) =>
        Declaration.AddedAsync(() => _ = new CloudMonitoringDashboard("some", new() { Title = "Some", Charts = charts }));
}
