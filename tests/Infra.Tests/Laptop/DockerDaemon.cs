using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Infra.Tests.Programs;

namespace Infra.Tests.Laptop;

/// <summary>A Docker daemon in its own mount and network namespaces: it changes nothing outside them, and no ports conflict.</summary>
internal sealed class DockerDaemon : IAsyncDisposable
{
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly TemporaryFolder _folder;

    private DockerDaemon(Process process, TemporaryFolder folder)
    {
        (_process, _folder) = (process, folder);
        Http = new HttpClient(
            new SocketsHttpHandler
            {
                ConnectCallback = async (_, cancellation) =>
                {
                    var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                    await socket.ConnectAsync(new UnixDomainSocketEndPoint(Socket), cancellation);
                    return new NetworkStream(socket, ownsSocket: true);
                },
            }
        )
        {
            BaseAddress = new Uri("http://docker/v1.41/"),
        };
    }

    /// <summary>A client for the daemon's API.</summary>
    public HttpClient Http { get; }

    /// <summary>The address for the <c>docker</c> command.</summary>
    public string Host => $"unix://{Socket}";

    private string Socket => _folder.File("docker.sock");

    public static async Task<DockerDaemon> StartAsync(TemporaryFolder folder)
    {
        // One process up to the daemon: each program replaces itself with the next.
        var script =
            $"ip link set lo up && exec dockerd --host unix://{folder.File("docker.sock")} --data-root {folder.File("data")} "
            + $"--exec-root {folder.File("run")} --pidfile {folder.File("pid")} > {folder.File("log")} 2>&1";
        var process = Process.Start(new ProcessStartInfo("unshare", ["--mount", "--net", "sh", "-c", script]))!;
        var daemon = new DockerDaemon(process, folder);
        await Loopback.UntilAsync(daemon.AnswersAsync, $"dockerd answers; it says: {daemon.Log()}");
        return daemon;
    }

    /// <summary>Runs a program of this machine in the network namespace of the daemon.</summary>
    public Task<ProgramRun> RunBesideAsync(string program, params string[] arguments) =>
        InstalledProgram.RunAsync("nsenter", ["--target", $"{_process.Id}", "--net", program, .. arguments]);

    public async ValueTask DisposeAsync()
    {
        await RemoveContainersAsync();
        Http.Dispose();
        await InstalledProgram.RunAsync("kill", [$"{_process.Id}"]);
        using var patience = new CancellationTokenSource(LongestEnd);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        finally
        {
            _process.Kill(entireProcessTree: true);
            _process.Dispose();
            _folder.Dispose();
        }
    }

    /// <summary>Removes the containers, because a daemon that stops waits for each of them.</summary>
    private async Task RemoveContainersAsync()
    {
        var containers = await Http.GetFromJsonAsync<JsonElement>(new Uri("containers/json?all=true", UriKind.Relative));
        await Task.WhenAll(
            containers
                .EnumerateArray()
                .Select(container => new Uri($"containers/{container.GetProperty("Id")}?force=true", UriKind.Relative))
                .Select(Http.DeleteAsync)
        );
    }

    private string Log() => File.Exists(_folder.File("log")) ? File.ReadAllText(_folder.File("log")) : "nothing";

    private async Task<bool> AnswersAsync()
    {
        try
        {
            return (await Http.GetAsync(new Uri("_ping", UriKind.Relative))).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
