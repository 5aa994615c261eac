using System.Diagnostics;
using Infra.Tests.Programs;

namespace Infra.Tests.Docker.Monitoring;

/// <summary>The real Prometheus with the rendered configuration and rules, which evaluates every second and scrapes one service.</summary>
internal sealed class RunningPrometheus : IAsyncDisposable
{
    /// <summary>The programs it needs.</summary>
    public const string Programs = "prometheus promtool";

    private readonly TemporaryFolder _folder = new();
    private readonly Process _process;

    private RunningPrometheus(int servicePort)
    {
        var port = Loopback.FreePorts(1)[0];
        Address = new($"http://127.0.0.1:{port}");
        RenderedMonitoring.WriteTo(_folder, RenderedMonitoring.Args with { Targets = [new("service", "127.0.0.1", servicePort)] }, Hurried);
        _process = InstalledProgram.Start(
            "prometheus",
            [
                $"--config.file={_folder.File("etc/prometheus/prometheus.yml")}",
                $"--storage.tsdb.path={_folder.File("data")}",
                $"--web.listen-address=127.0.0.1:{port}",
            ]
        );
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Its address.</summary>
    public Uri Address { get; }

    /// <summary>Starts it and waits for its first verdicts.</summary>
    /// <param name="servicePort">The port of the service it scrapes.</param>
    public static async Task<RunningPrometheus> StartAsync(int servicePort)
    {
        var prometheus = new RunningPrometheus(servicePort);
        await Loopback.UntilAsync(
            async () => (await prometheus.QueryAsync("rollout:gate_verdict")).Contains("satisfaction", StringComparison.Ordinal),
            "Prometheus says what the gates say"
        );
        return prometheus;
    }

    /// <summary>Returns the current result of a query in the format of <c>promtool</c>; empty before it responds.</summary>
    public async Task<string> QueryAsync(string query) =>
        (await InstalledProgram.RunAsync("promtool", ["query", "instant", $"{Address}", query])).Output;

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Dispose();
    }

    private static string Hurried(string text) =>
        text.Replace("interval: 30s", "interval: 1s", StringComparison.Ordinal)
            .Replace("interval: 10s", "interval: 1s", StringComparison.Ordinal)
            .Replace("timeout: 5s", "timeout: 1s", StringComparison.Ordinal);
}
