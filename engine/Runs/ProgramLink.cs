using System.Net.Sockets;
using Engine.Diagnostics;
using Engine.Hosts;
using Engine.Isolation;
using Engine.Wire;

namespace Engine.Runs;

/// <summary>The connection of one program to the engine's services.</summary>
internal sealed class ProgramLink : IAsyncDisposable
{
    /// <summary>The engine's port in the program's own network, which has no other listener.</summary>
    private const int Port = 4096;
    private const string SocketFile = "engine";

    private readonly CancellationTokenSource _ended = new();
    private readonly Task<GrpcServer> _server;
    private SafeSocketHandle? _port;

    private ProgramLink(string address, GrpcServer server)
    {
        Address = address;
        _server = Task.FromResult(server);
    }

    private ProgramLink(EngineSide engine, Compartment compartment)
    {
        Address = $"127.0.0.1:{Port}";
        (Variables, var ports) = StartupHookFile.Prepare(compartment, Port);
        _server = ServeAsync(engine, ports, _ended.Token);
    }

    /// <summary>The engine's address as seen by the program.</summary>
    public string Address { get; }

    /// <summary>The environment variables that the program needs for the connection.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; } = new Dictionary<string, string>();

    /// <summary>Whether the engine is listening; a program that has not passed its port cannot reach it.</summary>
    public bool IsOpen => _port is not null || _server.IsCompletedSuccessfully;

    public static async Task<ProgramLink> OpenAsync(EngineSide engine, Sandbox sandbox, EngineAccess access, Compartment compartment)
    {
        if (!sandbox.HasOwnNetwork)
        {
            var server = await engine.StartAsync(default).ConfigureAwait(false);
            return new ProgramLink(server.Address, server);
        }

        if (access == EngineAccess.PassedPort)
        {
            return new ProgramLink(engine, compartment);
        }

        var endpoint = new GrpcEndpoint(Path.Combine(compartment.Engine, SocketFile), null);
        return new ProgramLink($"unix:{Sandbox.EngineFolder}/{SocketFile}", await engine.StartAsync(endpoint).ConfigureAwait(false));
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync().ConfigureAwait(false);
        try
        {
            await (await _server.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The program ended before it opened its port.
        }

        _port?.Dispose();
        _ended.Dispose();
    }

    private async Task<GrpcServer> ServeAsync(EngineSide engine, PassedPorts ports, CancellationToken ended)
    {
        using (ports)
        {
            _port = await ports.ReceiveAsync(ended).ConfigureAwait(false) is [var port, ..]
                ? port
                : throw new OperationCanceledException("The program passed no port.");
        }

        return await engine.StartAsync(new GrpcEndpoint(null, _port)).ConfigureAwait(false);
    }
}

/// <summary>The engine's services for one program.</summary>
/// <param name="Methods">The methods, by path.</param>
/// <param name="Gate">Decides which processes may connect.</param>
/// <param name="Report">Receives faults of requests that do not reach a method.</param>
internal sealed record EngineSide(IReadOnlyDictionary<string, GrpcMethod> Methods, PeerGate Gate, Action<Fault> Report)
{
    public Task<GrpcServer> StartAsync(GrpcEndpoint endpoint) => GrpcServer.StartAsync(Methods, Gate, Report, endpoint);
}
