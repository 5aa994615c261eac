using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;

namespace Pulumi;

/// <summary>
/// A channel for unary gRPC calls over one HTTP/2 connection: a five-byte frame before each message, the status in the trailers.
/// </summary>
internal sealed class GrpcChannel : IDisposable
{
    private const int FrameHeader = 5;
    private const string Unavailable = "14";

    private readonly HttpClient _client;

    /// <summary>
    /// The maximum number of concurrent calls. A program registers thousands of resources at once; each pending call holds buffers, and
    /// more concurrency does not make the engine faster.
    /// </summary>
    private const int CallsAtOnce = 64;

    /// <summary>The maximum number of queued calls before the program is blocked.</summary>
    private const int CallsAhead = 256;

    private static readonly TimeSpan ShortWhile = TimeSpan.FromMilliseconds(1);

    private readonly SemaphoreSlim _free = new(CallsAtOnce);
    private int _ready;
    private int _held;
    private readonly string _service;

    public GrpcChannel(string address, string service)
    {
        _service = service;
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            ActivityHeadersPropagator = null,
        };
        _client = new HttpClient(handler)
        {
            BaseAddress = new Uri($"http://{address}"),
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public void Dispose()
    {
        _client.Dispose();
        _free.Dispose();
    }

    /// <summary>
    /// Blocks the program while too many calls are queued, because it declares resources faster than an engine accepts them and the queue
    /// is in memory. Queued calls wait only for the engine, so the queue always drains. Only one thread is blocked at a time, because
    /// responses need the others.
    /// </summary>
    public void AwaitCatchingUp()
    {
        if (Volatile.Read(ref _ready) <= CallsAhead || Interlocked.Exchange(ref _held, 1) == 1)
        {
            return;
        }

        while (Volatile.Read(ref _ready) > CallsAhead)
        {
            Thread.Sleep(ShortWhile);
        }

        Volatile.Write(ref _held, 0);
    }

    public Task CallAsync(string method, IMessage request) => SendAsync(method, Framed(request));

    /// <exception cref="EngineUnavailableException">The engine is shutting down and reports the reason itself.</exception>
    /// <exception cref="RunException">The engine rejected the call.</exception>
    public Task<TResponse> CallAsync<TResponse>(string method, IMessage request, MessageParser<TResponse> parser)
        where TResponse : IMessage<TResponse> =>
        // A queued call keeps only the serialized bytes, which are a fraction of the message's size.
        AnswerAsync(SendAsync(method, Framed(request)), parser);

    private static async Task<TResponse> AnswerAsync<TResponse>(Task<byte[]> answer, MessageParser<TResponse> parser)
        where TResponse : IMessage<TResponse>
    {
        var body = await answer.ConfigureAwait(false);
        return parser.ParseFrom(
            CodedInputStream.CreateWithLimits(
                new MemoryStream(body, FrameHeader, body.Length - FrameHeader),
                int.MaxValue,
                Wire.PropertySerializer.MaximumDepth
            )
        );
    }

    private static byte[] Framed(IMessage message)
    {
        var size = message.CalculateSize();
        var frame = new byte[FrameHeader + size];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), size);
        message.WriteTo(frame.AsSpan(FrameHeader));
        return frame;
    }

    private static string? Header(HttpHeaders headers, string name) => headers.TryGetValues(name, out var values) ? values.First() : null;

    private async Task<byte[]> SendAsync(string method, byte[] frame)
    {
        Interlocked.Increment(ref _ready);
        await _free.WaitAsync().ConfigureAwait(false);
        try
        {
            return await SendNowAsync(method, frame).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _ready);
            _free.Release();
        }
    }

    private async Task<byte[]> SendNowAsync(string method, byte[] frame)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/pulumirpc.{_service}/{method}")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(frame) { Headers = { ContentType = new MediaTypeHeaderValue("application/grpc") } },
            Headers = { { "te", "trailers" } },
        };
        using var response = await _client.SendAsync(request).ConfigureAwait(false);
        var body = await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
        var status = Header(response.TrailingHeaders, "grpc-status") ?? Header(response.Headers, "grpc-status");
        if (status == "0" && body.Length >= FrameHeader)
        {
            return body;
        }

        var text =
            Header(response.TrailingHeaders, "grpc-message")
            ?? Header(response.Headers, "grpc-message")
            ?? $"HTTP {(int)response.StatusCode}";
        throw status == Unavailable
            ? new EngineUnavailableException()
            : new RunException($"The engine refused {method} (gRPC status {status ?? "missing"}): {Uri.UnescapeDataString(text)}");
    }
}

/// <summary>The engine is ending the run and has already reported the reason.</summary>
internal sealed class EngineUnavailableException() : RunException("The engine is shutting down.");
