using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Infra.Tests.Docker.Router;

/// <summary>A service behind the router that answers each request with its name.</summary>
internal sealed class UpstreamServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private volatile byte[] _answer = [];
    private readonly Task _serving;
    private int _requests;

    public UpstreamServer(string name)
    {
        Answer(name);
        _listener.Start(1024);
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _serving = ServeAsync();
    }

    public int Port { get; }

    /// <summary>The number of answered requests, without health checks.</summary>
    public int Requests => _requests;

    /// <summary>Changes the answer.</summary>
    public void Answer(string text) =>
        _answer = Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {text.Length}\r\nConnection: close\r\n\r\n{text}");

    public async ValueTask DisposeAsync()
    {
        if (!_serving.IsCompleted)
        {
            await _end.CancelAsync();
            // The loop ends by itself; stopped between two connections, the listener would refuse the next wait.
            await _serving;
            _listener.Stop();
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
            // It was stopped.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                var request = await ReadAsync(client.GetStream());
                if (request.Length > 0 && !request.Contains(" /health ", StringComparison.Ordinal))
                {
                    Interlocked.Increment(ref _requests);
                }

                await client.GetStream().WriteAsync(_answer, _end.Token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The router closed the connection.
        }
    }

    /// <summary>Reads the whole request: closing the connection earlier would reset it and lose the answer.</summary>
    private async Task<string> ReadAsync(NetworkStream stream)
    {
        var buffer = new byte[8192];
        for (var length = 0; ; )
        {
            var text = Encoding.ASCII.GetString(buffer, 0, length);
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
            if (end >= 4 && length >= end + BodyLength(text[..end]))
            {
                return text;
            }

            var read = await stream.ReadAsync(buffer.AsMemory(length), _end.Token);
            if (read == 0)
            {
                return "";
            }

            length += read;
        }
    }

    private static int BodyLength(string head) =>
        head.Split("\r\n")
            .Where(line => line.StartsWith("content-length:", StringComparison.OrdinalIgnoreCase))
            .Select(line => int.Parse(line["content-length:".Length..], CultureInfo.InvariantCulture))
            .SingleOrDefault();
}
