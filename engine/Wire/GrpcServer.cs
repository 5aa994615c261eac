using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using Engine.Diagnostics;
using Google.Protobuf;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Engine.Wire;

/// <summary>
/// Unary gRPC: Kestrel carries HTTP/2, this frames the messages. A gRPC library would bring
/// streaming, compression and interceptors, none of which the protocol uses (docs/adr/0002-own-engine.md).
/// </summary>
internal sealed class GrpcServer : IHttpApplication<HttpContext>, IAsyncDisposable
{
    private const int FrameHeader = 5;

    /// <summary>The largest message, as Pulumi's own SDKs allow: 400 MiB.</summary>
    private const int LargestMessage = 400 * 1024 * 1024;

    /// <summary>HTTP/2's default of 100 would make thousands of registrations wait in line.</summary>
    private const int StreamsPerConnection = 10_000;

    /// <summary>An SDK opens one or two; .NET's opens another when ten thousand calls are under way.</summary>
    private const int MaximumConnections = 32;

    /// <summary>Bytes that a request takes before it has a body: its stream, its context, its task.</summary>
    private const int RequestOverhead = 8 * 1024;

    /// <summary>Bytes of all bodies that are being read or answered: the largest message, and some others.</summary>
    private const long MaximumBodies = 512L * 1024 * 1024;

    /// <summary>Bytes of the headers of a call; gRPC needs a few hundred.</summary>
    private const int MaximumHeaders = 8 * 1024;

    private const int WindowBytes = 8 * 1024 * 1024;

    private readonly KestrelServer _server;
    private readonly IReadOnlyDictionary<string, GrpcMethod> _methods;
    private readonly Action<Fault> _report;
    private readonly BodyBudget _bodies = new(MaximumBodies);
    private int _connections;

    private GrpcServer(IReadOnlyDictionary<string, GrpcMethod> methods, GrpcEndpoint endpoint, PeerGate gate, Action<Fault> report)
    {
        (_methods, _report) = (methods, report);
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Limits.MaxRequestBodySize = LargestMessage;
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
    public string Address =>
        new Uri(_server.Features.Get<Microsoft.AspNetCore.Hosting.Server.Features.IServerAddressesFeature>()!.Addresses.Single()).Authority;

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
    }

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception) { }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        context.Response.ContentType = "application/grpc";
        var path = context.Request.Path.Value ?? "";
        var body = new Body(_bodies);
        try
        {
            var method = MethodAt(context.Request.Path);
            var request = await body.ReadAsync(context.Request.BodyReader).ConfigureAwait(false);
            await WriteAsync(context.Response.BodyWriter, method(request, body.Bytes)).ConfigureAwait(false);
            End(context, GrpcStatus.Ok, "");
        }
        catch (GrpcException exception)
        {
            ReportExhausted(exception);
            End(context, exception.Status, exception.Message);
        }
        catch (InvalidProtocolBufferException exception)
        {
            ReportUnreadable(path);
            End(context, GrpcStatus.InvalidArgument, $"The message cannot be read: {exception.Message}");
        }
        catch (Exception exception) when (exception is not (IOException or OperationCanceledException))
        {
            // Without a status the caller would see a broken connection, and no reason.
            End(context, GrpcStatus.Internal, exception.Message);
        }
        finally
        {
            body.Release();
        }
    }

    private GrpcMethod MethodAt(PathString path) =>
        _methods.TryGetValue(path.Value ?? "", out var method)
            ? method
            : throw new GrpcException(GrpcStatus.Unimplemented, $"{path} is not part of this engine.");

    private void ReportExhausted(GrpcException exception)
    {
        if (exception.Status is GrpcStatus.ResourceExhausted)
        {
            _report(new Fault("ENG242", exception.Message, "finish requests, or send fewer at a time."));
        }
    }

    private void ReportUnreadable(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        _report(
            new Fault(
                "ENG243",
                $"A request of {name} cannot be read: it is not valid protobuf, or its values are nested more than "
                    + $"{GrpcMethods.MaximumValueDepth} levels deep."
            )
        );
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
                _report(
                    new Fault(
                        "ENG242",
                        $"The program opens more than {MaximumConnections} connections at a time.",
                        "share one gRPC channel."
                    )
                );
                connection.Abort();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _connections);
        }
    }

    private static void End(HttpContext context, GrpcStatus status, string message)
    {
        context.Response.AppendTrailer("grpc-status", ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture));
        context.Response.AppendTrailer("grpc-message", Uri.EscapeDataString(message));
    }

    private static async Task WriteAsync(PipeWriter writer, IMessage message)
    {
        var size = message.CalculateSize();
        var span = writer.GetSpan(FrameHeader + size)[..(FrameHeader + size)];
        span[0] = 0;
        BinaryPrimitives.WriteInt32BigEndian(span[1..], size);
        message.WriteTo(span[FrameHeader..]);
        writer.Advance(FrameHeader + size);
        await writer.FlushAsync().ConfigureAwait(false);
    }

    /// <summary>The body of one request, and what it holds of the budget.</summary>
    private sealed class Body(BodyBudget budget)
    {
        private long _taken;
        private bool _isComplete;

        public long Bytes => _taken - RequestOverhead;

        public async Task<CodedInputStream> ReadAsync(PipeReader reader)
        {
            await TakeAsync(RequestOverhead).ConfigureAwait(false);
            ReadResult read;
            while (!(read = await reader.ReadAsync().ConfigureAwait(false)).IsCompleted)
            {
                await TakeAsync(RequestOverhead + read.Buffer.Length).ConfigureAwait(false);
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            }

            await TakeAsync(RequestOverhead + read.Buffer.Length).ConfigureAwait(false);
            budget.Complete();
            _isComplete = true;
            var frame = read.Buffer.ToArray();
            reader.AdvanceTo(read.Buffer.End);
            return Message(frame);
        }

        public void Release() => budget.Release(_taken, _isComplete);

        private ValueTask TakeAsync(long total)
        {
            var pending = budget.TakeAsync(total - _taken);
            if (!pending.IsCompletedSuccessfully)
            {
                return TakeLaterAsync(pending, total);
            }

            _taken = total;
            return default;
        }

        private async ValueTask TakeLaterAsync(ValueTask pending, long total)
        {
            await pending.ConfigureAwait(false);
            _taken = total;
        }

        private static CodedInputStream Message(byte[] frame)
        {
            if (frame.Length < FrameHeader || BinaryPrimitives.ReadInt32BigEndian(frame.AsSpan(1)) != frame.Length - FrameHeader)
            {
                throw new GrpcException(GrpcStatus.InvalidArgument, "The body is not one whole gRPC message.");
            }

            return frame[0] == 0
                ? CodedInputStream.CreateWithLimits(
                    new MemoryStream(frame, FrameHeader, frame.Length - FrameHeader),
                    LargestMessage,
                    GrpcMethods.MaximumDepth
                )
                : throw new GrpcException(GrpcStatus.Unimplemented, "Compressed messages are not supported.");
        }
    }
}
