using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Infra.Tests.Routing;

/// <summary>A service behind the router that answers each request with its name.</summary>
internal sealed class UpstreamServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly byte[] _answer;
    private readonly Task _serving;
    private int _requests;

    public UpstreamServer(string name)
    {
        _answer = Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {name.Length}\r\nConnection: close\r\n\r\n{name}");
        _listener.Start(1024);
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _serving = ServeAsync();
    }

    public int Port { get; }

    /// <summary>Requests it answered, without health checks.</summary>
    public int Requests => _requests;

    public async ValueTask DisposeAsync()
    {
        if (!_serving.IsCompleted)
        {
            await _end.CancelAsync();
            _listener.Stop();
            await _serving;
            _end.Dispose();
        }
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                _ = AnswerAsync(await _listener.AcceptTcpClientAsync(_end.Token));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // It was ended.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                var head = new byte[8192];
                var length = 0;
                while (!Encoding.ASCII.GetString(head, 0, length).Contains("\r\n\r\n", StringComparison.Ordinal))
                {
                    var read = await client.GetStream().ReadAsync(head.AsMemory(length), _end.Token);
                    if (read == 0)
                    {
                        return;
                    }

                    length += read;
                }

                if (!Encoding.ASCII.GetString(head, 0, length).Contains(" /health ", StringComparison.Ordinal))
                {
                    Interlocked.Increment(ref _requests);
                }

                await client.GetStream().WriteAsync(_answer, _end.Token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The router went away.
        }
    }
}
