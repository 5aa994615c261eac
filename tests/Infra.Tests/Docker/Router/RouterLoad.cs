using System.Diagnostics;
using System.Globalization;
using Infra.Tests.Programs;

namespace Infra.Tests.Docker.Router;

/// <summary>Clients in a separate process that keep sending requests to the router, each over one connection.</summary>
internal sealed class RouterLoad : IAsyncDisposable
{
    private const int Users = 1000;
    private const int Connections = 8;

    private readonly TemporaryFolder _folder = new();
    private readonly Process _process;

    /// <param name="router">The router that receives the requests.</param>
    /// <param name="seed">Determines which users send requests in which order.</param>
    public RouterLoad(RunningRouter router, int seed)
    {
        var program = Repository.File("artifacts", "bin", "RouterLoad", Configuration(), "RouterLoad.dll");
        _process = InstalledProgram.Start(
            "dotnet",
            [
                "exec",
                program,
                $"{router.Address}",
                router.CertificateHash,
                $"{Users}",
                $"{Connections}",
                $"{seed}",
                _folder.File("requests"),
            ]
        );
    }

    /// <summary>Ends the clients and reads their records.</summary>
    public async Task<RouterLoadResult> EndAsync()
    {
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await _process.WaitForExitAsync(patience.Token);
        Assert.True(_process.ExitCode == 0, await _process.StandardError.ReadToEndAsync(patience.Token));
        var lines = (await File.ReadAllLinesAsync(_folder.File("requests"), patience.Token)).Select(line => line.Split(' ')).ToList();
        return new RouterLoadResult(
            [.. lines.Where(line => line[0] == "request").Select(line => new Request(Number(line[1]), Number(line[2]), line[3], line[4]))],
            lines.Where(line => line[0] == "connections").Sum(line => Number(line[1])),
            Connections
        );
    }

    public ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Returns this assembly's own build configuration: debug or release.</summary>
    private static string Configuration() => Path.GetFileName(Path.GetDirectoryName(typeof(RouterLoad).Assembly.Location)!);
}

/// <summary>The records of the clients.</summary>
/// <param name="Requests">All requests.</param>
/// <param name="Connections">The number of opened connections.</param>
/// <param name="Clients">The number of clients.</param>
internal sealed record RouterLoadResult(IReadOnlyList<Request> Requests, long Connections, int Clients);

/// <summary>A request and the service that answered it.</summary>
/// <param name="Begun">The start, on the machine's monotonic clock.</param>
/// <param name="Ended">The end, on the same clock.</param>
/// <param name="User">The user.</param>
/// <param name="Answer">The service's name, or the failure.</param>
internal sealed record Request(long Begun, long Ended, string User, string Answer);
