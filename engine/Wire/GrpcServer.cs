using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using Google.Protobuf;
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

    private const int WindowBytes = 8 * 1024 * 1024;

    private readonly KestrelServer _server;
    private readonly IReadOnlyDictionary<string, GrpcMethod> _methods;

    private GrpcServer(IReadOnlyDictionary<string, GrpcMethod> methods, GrpcEndpoint endpoint)
    {
        _methods = methods;
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Limits.MaxRequestBodySize = LargestMessage;
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;
        options.Limits.Http2.MaxStreamsPerConnection = StreamsPerConnection;
        options.Limits.Http2.InitialConnectionWindowSize = WindowBytes;
        options.Limits.Http2.InitialStreamWindowSize = WindowBytes;
        endpoint.ListenOn(options, listen => listen.Protocols = HttpProtocols.Http2);
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        _server = new KestrelServer(Options.Create(options), transport, NullLoggerFactory.Instance);
    }

    /// <summary>Where it listens, <c>127.0.0.1:port</c>.</summary>
    public string Address =>
        new Uri(_server.Features.Get<Microsoft.AspNetCore.Hosting.Server.Features.IServerAddressesFeature>()!.Addresses.Single()).Authority;

    /// <param name="methods">By path, <c>/pulumirpc.Engine/Log</c>.</param>
    /// <param name="endpoint">Where it listens; by default a loopback port of its own choice.</param>
    public static async Task<GrpcServer> StartAsync(IReadOnlyDictionary<string, GrpcMethod> methods, GrpcEndpoint endpoint = default)
    {
        var server = new GrpcServer(methods, endpoint);
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
        try
        {
            var method = _methods.TryGetValue(context.Request.Path.Value ?? "", out var found)
                ? found
                : throw new GrpcException(GrpcStatus.Unimplemented, $"{context.Request.Path} is not part of this engine.");
            var response = method(await ReadAsync(context.Request.BodyReader).ConfigureAwait(false));
            await WriteAsync(context.Response.BodyWriter, response).ConfigureAwait(false);
            End(context, GrpcStatus.Ok, "");
        }
        catch (GrpcException exception)
        {
            End(context, exception.Status, exception.Message);
        }
        catch (InvalidProtocolBufferException exception)
        {
            End(context, GrpcStatus.InvalidArgument, $"The message cannot be read: {exception.Message}");
        }
        catch (Exception exception) when (exception is not (IOException or OperationCanceledException))
        {
            // Without a status the caller would see a broken connection, and no reason.
            End(context, GrpcStatus.Internal, exception.Message);
        }
    }

    private static void End(HttpContext context, GrpcStatus status, string message)
    {
        context.Response.AppendTrailer("grpc-status", ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture));
        context.Response.AppendTrailer("grpc-message", Uri.EscapeDataString(message));
    }

    private static async Task<CodedInputStream> ReadAsync(PipeReader reader)
    {
        ReadResult read;
        while (!(read = await reader.ReadAsync().ConfigureAwait(false)).IsCompleted)
        {
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }

        var frame = read.Buffer.ToArray();
        reader.AdvanceTo(read.Buffer.End);
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
}
