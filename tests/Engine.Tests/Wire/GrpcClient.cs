using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using Grpc.Core;

namespace Engine.Tests.Wire;

/// <summary>Calls a server over one HTTP/2 connection without a gRPC library, so that tests can also send what no library would.</summary>
internal sealed class GrpcClient(string address) : IAsyncDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { EnableMultipleHttp2Connections = false })
    {
        BaseAddress = new Uri($"http://{address}"),
        DefaultRequestVersion = HttpVersion.Version20,
        DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
    };

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <exception cref="RpcException">The call ended with a status other than OK.</exception>
    public async Task<TResponse> CallAsync<TResponse>(string method, IMessage request)
        where TResponse : IMessage<TResponse>, new()
    {
        var (status, message, body) = await SendAsync(method, Frame(request.ToByteArray()));
        return status == StatusCode.OK
            ? new MessageParser<TResponse>(() => new TResponse()).ParseFrom(
                CodedInputStream.CreateWithLimits(new MemoryStream(body, 5, body.Length - 5), int.MaxValue, int.MaxValue)
            )
            : throw new RpcException(new Status(status, message));
    }

    public async Task<(StatusCode Status, string Message, byte[] Body)> SendAsync(string method, byte[] body)
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/grpc") } };
        using var response = await _http.PostAsync(new Uri(method, UriKind.Relative), content);
        var answer = await response.Content.ReadAsByteArrayAsync();
        // A call without an answer may have its status in the headers.
        string Trailer(string name) =>
            response.TrailingHeaders.TryGetValues(name, out var values) || response.Headers.TryGetValues(name, out values)
                ? values.Single()
                : "";
        return (
            (StatusCode)int.Parse(Trailer("grpc-status"), System.Globalization.CultureInfo.InvariantCulture),
            Uri.UnescapeDataString(Trailer("grpc-message")),
            answer
        );
    }

    public static byte[] Frame(byte[] message, byte compression = 0)
    {
        var frame = new byte[5 + message.Length];
        frame[0] = compression;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame, 5);
        return frame;
    }
}
