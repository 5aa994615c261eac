using System.Net.Http;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;

namespace Pulumi;

/// <summary>A channel to one service of an engine, with a limit on the calls that are under way and on those that wait.</summary>
internal sealed class EngineChannel : IDisposable
{
    /// <summary>
    /// The maximum number of concurrent calls. A program registers thousands of resources at once; each pending call holds buffers, and
    /// more concurrency does not make the engine faster.
    /// </summary>
    private const int CallsAtOnce = 64;

    /// <summary>The maximum number of queued calls before the program is blocked.</summary>
    private const int CallsAhead = 256;

    private static readonly TimeSpan ShortWhile = TimeSpan.FromMilliseconds(1);

    /// <summary>Messages are converted outside the calls: a queued call keeps only bytes, a fraction of the message's size.</summary>
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(bytes => bytes, bytes => bytes);

    private readonly string _service;
    private readonly GrpcChannel _channel;
    private readonly CallInvoker _calls;
    private readonly SemaphoreSlim _free = new(CallsAtOnce);
    private int _ready;
    private int _held;

    public EngineChannel(string address, string service)
    {
        _service = service;
        // The engine is on this machine: a proxy must not see the calls.
        var client = new HttpClient(
            new SocketsHttpHandler
            {
                UseProxy = false,
                UseCookies = false,
                AllowAutoRedirect = false,
                ActivityHeadersPropagator = null,
            }
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        var options = new GrpcChannelOptions
        {
            HttpClient = client,
            DisposeHttpClient = true,
            MaxReceiveMessageSize = null,
        };
        _channel = GrpcChannel.ForAddress($"http://{address}", options);
        _calls = _channel.CreateCallInvoker();
    }

    public void Dispose()
    {
        _channel.Dispose();
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

    public Task CallAsync(string method, IMessage request) => SendAsync(method, request.ToByteArray());

    /// <exception cref="EngineUnavailableException">The engine is shutting down and reports the reason itself.</exception>
    /// <exception cref="RunException">The engine rejected the call.</exception>
    public Task<TResponse> CallAsync<TResponse>(string method, IMessage request, MessageParser<TResponse> parser)
        where TResponse : IMessage<TResponse> => AnswerAsync(SendAsync(method, request.ToByteArray()), parser);

    private static async Task<TResponse> AnswerAsync<TResponse>(Task<byte[]> answer, MessageParser<TResponse> parser)
        where TResponse : IMessage<TResponse> =>
        parser.ParseFrom(
            CodedInputStream.CreateWithLimits(
                new MemoryStream(await answer.ConfigureAwait(false)),
                int.MaxValue,
                Wire.PropertySerializer.MaximumDepth
            )
        );

    private async Task<byte[]> SendAsync(string method, byte[] request)
    {
        Interlocked.Increment(ref _ready);
        await _free.WaitAsync().ConfigureAwait(false);
        try
        {
            var about = new Method<byte[], byte[]>(MethodType.Unary, $"pulumirpc.{_service}", method, Bytes, Bytes);
            using var call = _calls.AsyncUnaryCall(about, null, default, request);
            return await call.ResponseAsync.ConfigureAwait(false);
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.Unavailable)
        {
            throw new EngineUnavailableException();
        }
        catch (RpcException exception)
        {
            throw new RunException($"The engine refused {method} (gRPC status {(int)exception.StatusCode}): {exception.Status.Detail}");
        }
        finally
        {
            Interlocked.Decrement(ref _ready);
            _free.Release();
        }
    }
}

/// <summary>The engine is ending the run and has already reported the reason.</summary>
internal sealed class EngineUnavailableException() : RunException("The engine is shutting down.");
