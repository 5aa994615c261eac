using Engine.Diagnostics;
using Grpc.Core;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Engine.Wire;

/// <summary>
/// Kestrel with ASP.NET Core's gRPC, which limits who connects and how much memory requests use. It has no host, configuration or routing:
/// they would double the start-up cost of the library (docs/adr/0014-grpc-libraries.md).
/// </summary>
internal sealed class GrpcServer : IHttpApplication<HttpContext>, IAsyncDisposable
{
    /// <summary>HTTP/2's default of 100 would make thousands of registrations wait in line.</summary>
    private const int StreamsPerConnection = 10_000;

    /// <summary>An SDK opens one or two; .NET's opens another when ten thousand calls are under way.</summary>
    private const int MaximumConnections = 32;

    /// <summary>Bytes of all bodies that are being read or answered: the largest message, and some others.</summary>
    private const long MaximumBodies = 512L * 1024 * 1024;

    /// <summary>Bytes of the headers of a call; gRPC needs a few hundred.</summary>
    private const int MaximumHeaders = 8 * 1024;

    private const int WindowBytes = 8 * 1024 * 1024;

    /// <summary>HTTP/2's ENHANCE_YOUR_CALM, which gRPC clients report as RESOURCE_EXHAUSTED.</summary>
    private const int EnhanceYourCalm = 0xb;

    private readonly KestrelServer _server;
    private readonly GrpcHandlers _handlers;
    private readonly Action<Fault> _report;
    private readonly BodyBudget _bodies = new(MaximumBodies);
    private int _connections;

    private GrpcServer(IReadOnlyDictionary<string, GrpcMethod> methods, GrpcEndpoint endpoint, PeerGate gate, Action<Fault> report)
    {
        _report = report;
        _handlers = new GrpcHandlers(methods, report);
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Limits.MaxRequestBodySize = GrpcHandlers.LargestMessage;
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;
        options.Limits.Http2.MaxStreamsPerConnection = StreamsPerConnection;
        options.Limits.Http2.InitialConnectionWindowSize = WindowBytes;
        options.Limits.Http2.InitialStreamWindowSize = WindowBytes;
        options.Limits.Http2.MaxRequestHeaderFieldSize = MaximumHeaders;
        options.Limits.MaxRequestHeadersTotalSize = MaximumHeaders;
        endpoint.ListenOn(
            options,
            listen =>
            {
                listen.Protocols = HttpProtocols.Http2;
                listen.Use(next => connection => AcceptAsync(connection, gate, next));
            }
        );
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        _server = new KestrelServer(Options.Create(options), transport, NullLoggerFactory.Instance);
    }

    /// <summary>Where it listens, <c>127.0.0.1:port</c>.</summary>
    public string Address => new Uri(_server.Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Authority;

    /// <param name="methods">By path, <c>/pulumirpc.Engine/Log</c>.</param>
    /// <param name="gate">Who may connect; every process of this user where it is null.</param>
    /// <param name="report">Takes in what is wrong with requests that no method gets to see.</param>
    /// <param name="endpoint">Where it listens; by default a loopback port of its own choice.</param>
    public static async Task<GrpcServer> StartAsync(
        IReadOnlyDictionary<string, GrpcMethod> methods,
        PeerGate? gate = null,
        Action<Fault>? report = null,
        GrpcEndpoint endpoint = default
    )
    {
        var server = new GrpcServer(methods, endpoint, gate ?? new PeerGate(), report ?? (_ => { }));
        await server._server.StartAsync(server, CancellationToken.None).ConfigureAwait(false);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync().ConfigureAwait(false);
        await _server.StopAsync(atOnce.Token).ConfigureAwait(false);
        _server.Dispose();
        await _handlers.DisposeAsync().ConfigureAwait(false);
    }

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => _handlers.CreateContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception) { }

    /// <summary>Reads a request's body within the memory limit of all, and lets the library answer it.</summary>
    public async Task ProcessRequestAsync(HttpContext context)
    {
        var body = new RequestBody(_bodies);
        try
        {
            await body.ReadAsync(context.Request.BodyReader).ConfigureAwait(false);
            await _handlers.AnswerAsync(context).ConfigureAwait(false);
        }
        catch (RpcException exception)
        {
            _report(EngineDiagnostics.TooManyRequests(exception.Status.Detail));
            context.Features.GetRequiredFeature<IHttpResetFeature>().Reset(EnhanceYourCalm);
        }
        finally
        {
            body.Release();
        }
    }

    /// <summary>Connections count once they are admitted: a stranger's attempts take none from the program.</summary>
    private async Task AcceptAsync(ConnectionContext connection, PeerGate gate, ConnectionDelegate next)
    {
        var socket = connection.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket;
        if (!await gate.AdmitsAsync(socket).ConfigureAwait(false))
        {
            connection.Abort();
            return;
        }

        try
        {
            if (Interlocked.Increment(ref _connections) <= MaximumConnections)
            {
                await next(connection).ConfigureAwait(false);
            }
            else
            {
                _report(EngineDiagnostics.TooManyConnections(MaximumConnections));
                connection.Abort();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _connections);
        }
    }
}
