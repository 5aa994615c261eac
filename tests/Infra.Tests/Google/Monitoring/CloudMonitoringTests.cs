using Infra.Google.Monitoring;
using Infra.Tests.Recording;

namespace Infra.Tests.Google.Monitoring;

public sealed class CloudMonitoringTests
{
    private static readonly MetricQuery Cpu = new() { Metric = Metrics.DatabaseCpu, Aligner = Aligner.Mean };

    private static readonly CloudMonitoringArgs Simple = new()
    {
        Title = "Some test",
        Settings = new()
        {
            Email = "on-call@some.test",
            SlackChannel = "projects/some-project/notificationChannels/1",
            Runbook = "https://docs.test/alerts.md",
        },
        Rules =
        [
            new()
            {
                Name = "some-cpu",
                Title = "CPU above 80 %",
                Severity = AlertSeverity.Error,
                Conditions = [new(Cpu, Threshold.Percent(80))],
            },
        ],
    };

    [Fact]
    public async Task Defaults_declare_a_channel_a_policy_and_a_dashboard_that_draws_it() =>
        InventoryFile.Matches("CloudMonitoring.defaults.txt", (await DeclareAsync(Simple)).ToString());

    [Fact]
    public async Task Values_reach_the_provider() =>
        InventoryFile.Matches(
            "CloudMonitoring.values.txt",
            (
                await DeclareAsync(
                    Simple with
                    {
                        Watched =
                        [
                            new Chart
                            {
                                Title = "CPU",
                                Series = [new(Cpu)],
                                Lines = [new("watch", Threshold.Percent(60))],
                            },
                        ],
                        Labels = new Dictionary<string, string>(Neighbours.Labels),
                    }
                )
            ).ToString()
        );

    private static Task<Inventory> DeclareAsync(CloudMonitoringArgs args) =>
        Declaration.AddedAsync(() => _ = new CloudMonitoring("some", args));
}
