using Infra.Docker.Monitoring;
using Infra.Tests.Programs;
using Infra.Tests.Recording;

namespace Infra.Tests.Docker.Monitoring;

/// <summary>The monitoring files, as stored and as read by the Prometheus and Alertmanager programs.</summary>
public sealed class MonitoringFilesTests
{
    public static TheoryData<string> Paths => [.. RenderedMonitoring.Files.Keys];

    [Theory]
    [MemberData(nameof(Paths))]
    public void File_matches_the_golden_file(string path) =>
        InventoryFile.Matches(Path.Combine("Rendered", path.TrimStart('/')), RenderedMonitoring.Files[path]);

    [Fact]
    public void Secrets_are_referenced_by_file_and_never_inlined()
    {
        var text = RenderedMonitoring.Files[$"{MonitoringPaths.Alertmanager}/alertmanager.yml"];

        Assert.Contains($"slack_api_url_file: {MonitoringPaths.SlackWebhook}\n", text, StringComparison.Ordinal);
        Assert.Contains($"smtp_auth_password_file: {MonitoringPaths.SmtpPassword}\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("smtp_auth_password:", text, StringComparison.Ordinal);
        Assert.DoesNotContain("slack_api_url:", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Metrics_are_retained_for_90_days() =>
        Assert.Contains("--storage.tsdb.retention.time=90d", PrometheusConfiguration.Arguments);

    [RequiresProgramFact("promtool")]
    public async Task Promtool_accepts_the_configuration_and_every_rule_file()
    {
        using var folder = new TemporaryFolder();
        RenderedMonitoring.WriteTo(folder);

        var run = (
            await InstalledProgram.RunAsync("promtool", ["check", "config", folder.File("etc/prometheus/prometheus.yml")])
        ).Succeeded();

        Assert.Contains("SUCCESS: 3 rule files found", run.Output, StringComparison.Ordinal);
    }

    [RequiresProgramFact("amtool")]
    public async Task Amtool_accepts_the_configuration()
    {
        using var folder = new TemporaryFolder();
        RenderedMonitoring.WriteTo(folder);

        (await InstalledProgram.RunAsync("amtool", ["check-config", folder.File("etc/alertmanager/alertmanager.yml")])).Succeeded();
    }

    [RequiresProgramTheory("amtool")]
    [InlineData("severity=rollback alertname=AccuracyLost", "slack-and-email")]
    [InlineData("severity=down alertname=TargetDown", "slack-and-email")]
    [InlineData("severity=warning alertname=RolloutGateFails", "slack")]
    [InlineData("severity=info alertname=RolloutMayProceed", "email")]
    [InlineData("alertname=Unknown", "slack")]
    public async Task Alert_goes_to_its_channels(string labels, string receiver)
    {
        using var folder = new TemporaryFolder();
        RenderedMonitoring.WriteTo(folder);

        var run = await InstalledProgram.RunAsync(
            "amtool",
            ["config", "routes", "test", $"--config.file={folder.File("etc/alertmanager/alertmanager.yml")}", .. labels.Split(' ')]
        );

        Assert.Equal($"{receiver}\n", run.Succeeded().Output);
    }
}
