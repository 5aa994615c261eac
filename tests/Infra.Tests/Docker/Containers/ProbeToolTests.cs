using System.Net;
using Infra.Docker.Containers;
using Infra.Services;
using Infra.Tests.Programs;

namespace Infra.Tests.Docker.Containers;

/// <summary>The commands of probes, run by the programs they name.</summary>
public sealed class ProbeToolTests
{
    [RequiresProgramTheory("curl busybox python3 node")]
    [InlineData(ProbeTool.Curl)]
    [InlineData(ProbeTool.Wget)]
    [InlineData(ProbeTool.Python)]
    [InlineData(ProbeTool.Node)]
    public async Task Probe_succeeds_only_on_success(ProbeTool tool)
    {
        var (port, unused) = (Loopback.FreePorts(2)[0], Loopback.FreePorts(2)[1]);
        using var server = new HttpListener();
        server.Prefixes.Add($"http://localhost:{port}/");
        server.Prefixes.Add($"http://127.0.0.1:{port}/");
        server.Start();
        var answering = AnswerAsync(server);

        Assert.Equal(0, await RunAsync(HealthProbe.Http(tool, port, "/health")));
        Assert.NotEqual(0, await RunAsync(HealthProbe.Http(tool, port, "/broken")));
        Assert.NotEqual(0, await RunAsync(HealthProbe.Http(tool, unused, "/health")));
        server.Stop();
        await answering;
    }

    [RequiresProgramFact("python3")]
    public async Task Heartbeat_succeeds_while_the_file_is_young()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("heartbeat", "");
        var probe = HealthProbe.Heartbeat(file, TimeSpan.FromSeconds(60));

        Assert.Equal(0, await RunAsync(probe));
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddSeconds(-121));
        Assert.NotEqual(0, await RunAsync(probe));
        File.Delete(file);
        Assert.NotEqual(0, await RunAsync(probe));
    }

    /// <summary>Uses BusyBox, because the machine's <c>wget</c> is a different program.</summary>
    private static async Task<int> RunAsync(HealthProbe probe)
    {
        IEnumerable<string> command = probe.Command[0] == "wget" ? ["busybox", .. probe.Command] : probe.Command;
        return (await InstalledProgram.RunAsync(command.First(), command.Skip(1))).ExitCode;
    }

    private static async Task AnswerAsync(HttpListener server)
    {
        while (server.IsListening)
        {
            try
            {
                var request = await server.GetContextAsync();
                request.Response.StatusCode = request.Request.Url!.AbsolutePath == "/health" ? 200 : 500;
                request.Response.Close();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
