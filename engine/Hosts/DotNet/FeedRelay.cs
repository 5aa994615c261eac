using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Engine.Hosts.DotNet;

/// <summary>An HTTP proxy for the build, on a port in the build's own network; it connects only to package feeds.</summary>
internal sealed class FeedRelay(FeedHosts hosts)
{
    private const int LargestHead = 16 * 1024;
    private const int PlainPort = 80;
    private static readonly byte[] HeadEnd = "\r\n\r\n"u8.ToArray();

    /// <summary>Accepts connections until it is cancelled.</summary>
    public async Task RunAsync(Socket listener, CancellationToken ended)
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await listener.AcceptAsync(ended).ConfigureAwait(false), ended);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The build has ended.
        }
    }

    private async Task ServeAsync(Socket client, CancellationToken ended)
    {
        try
        {
            await using var near = new NetworkStream(client, ownsSocket: true);
            if (await ReadHeadAsync(near, ended).ConfigureAwait(false) is not { } head || Target(head.Text) is not { } target)
            {
                await WriteAsync(near, "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n", ended).ConfigureAwait(false);
                return;
            }

            if (await FarConnection.OpenAsync(hosts, target.Host, target.Port, ended).ConfigureAwait(false) is not { } socket)
            {
                await WriteAsync(near, "HTTP/1.1 403 Not a configured feed\r\nConnection: close\r\n\r\n", ended).ConfigureAwait(false);
                return;
            }

            await using var far = new NetworkStream(socket, ownsSocket: true);
            await (
                target.Request is null ? WriteAsync(near, "HTTP/1.1 200 Connected\r\n\r\n", ended) : WriteAsync(far, target.Request, ended)
            ).ConfigureAwait(false);
            await far.WriteAsync(head.Body, ended).ConfigureAwait(false);
            await Task.WhenAny(near.CopyToAsync(far, ended), far.CopyToAsync(near, ended)).ConfigureAwait(false);
        }
        catch (Exception exception)
            when (exception is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Either side closed the connection; the build reports the failed download.
        }
    }

    private static async Task<(string Text, ReadOnlyMemory<byte> Body)?> ReadHeadAsync(NetworkStream stream, CancellationToken ended)
    {
        var buffer = new byte[LargestHead];
        for (var length = 0; length < buffer.Length; )
        {
            var read = await stream.ReadAsync(buffer.AsMemory(length), ended).ConfigureAwait(false);
            if (read == 0)
            {
                return null;
            }

            length += read;
            var end = buffer.AsSpan(0, length).IndexOf(HeadEnd);
            if (end >= 0)
            {
                return (Encoding.ASCII.GetString(buffer, 0, end), buffer.AsMemory((end + HeadEnd.Length)..length));
            }
        }

        return null;
    }

    /// <returns>The host to connect to and, for a plain HTTP request, the request to send there.</returns>
    private static (string Host, int Port, string? Request)? Target(string head)
    {
        var lines = head.Split("\r\n");
        if (lines[0].Split(' ') is not [var method, var address, "HTTP/1.1"])
        {
            return null;
        }

        if (method == "CONNECT")
        {
            return
                address.LastIndexOf(':') is > 0 and var colon
                && int.TryParse(address.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
                && port is > 0 and <= IPEndPoint.MaxPort
                ? (address[..colon].Trim('[', ']'), port, null)
                : null;
        }

        if (method is not ("GET" or "HEAD") || !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttp)
        {
            return null;
        }

        var headers = lines
            .Skip(1)
            .Where(line =>
                !line.StartsWith("Proxy-", StringComparison.OrdinalIgnoreCase)
                && !line.StartsWith("Connection:", StringComparison.OrdinalIgnoreCase)
            );
        var request = string.Join("\r\n", [$"{method} {uri.PathAndQuery} HTTP/1.1", .. headers, "Connection: close", "", ""]);
        return (uri.IdnHost, uri.IsDefaultPort ? PlainPort : uri.Port, request);
    }

    private static Task WriteAsync(NetworkStream stream, string text, CancellationToken ended) =>
        stream.WriteAsync(Encoding.ASCII.GetBytes(text), ended).AsTask();
}
