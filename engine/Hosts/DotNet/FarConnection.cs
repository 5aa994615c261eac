using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Engine.Hosts.DotNet;

/// <summary>A connection to a package feed, directly or through the proxy that the caller has configured.</summary>
internal static class FarConnection
{
    private const int MaximumAnswer = 4096;

    /// <returns>The connection; null if the host is not allowed.</returns>
    /// <exception cref="SocketException">The host is unreachable.</exception>
    public static async Task<Socket?> OpenAsync(FeedHosts hosts, string host, int port, CancellationToken cancellation)
    {
        var address = new UriBuilder(port == 80 ? "http" : "https", host, port).Uri;
        var proxy = HttpClient.DefaultProxy.IsBypassed(address) ? null : HttpClient.DefaultProxy.GetProxy(address);
        if (proxy is null)
        {
            var addresses = await hosts.AddressesAsync(host, port, cancellation).ConfigureAwait(false);
            return addresses.Length == 0 ? null : await ConnectAsync(addresses, port, cancellation).ConfigureAwait(false);
        }

        if (!hosts.IsNamed(host, port))
        {
            return null;
        }

        var credential = HttpClient.DefaultProxy.Credentials?.GetCredential(proxy, "Basic");
        var near = await Dns.GetHostAddressesAsync(proxy.IdnHost, cancellation).ConfigureAwait(false);
        var socket = await ConnectAsync(near, proxy.Port, cancellation).ConfigureAwait(false);
        return await TunnelAsync(socket, $"{host}:{port}", credential, cancellation).ConfigureAwait(false);
    }

    private static async Task<Socket> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellation).ConfigureAwait(false);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Opens a tunnel through the caller's proxy; the build never sees the proxy's credentials.</summary>
    private static async Task<Socket> TunnelAsync(
        Socket socket,
        string target,
        NetworkCredential? credential,
        CancellationToken cancellation
    )
    {
        var pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{credential?.UserName}:{credential?.Password}"));
        var login = credential is null ? "" : $"Proxy-Authorization: Basic {pair}\r\n";
        var request = $"CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n{login}\r\n";
        await socket.SendAsync(Encoding.ASCII.GetBytes(request), cancellation).ConfigureAwait(false);
        var answer = new StringBuilder();
        var one = new byte[1];
        while (!answer.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            // Byte by byte, because the bytes after the response belong to the tunnel.
            if (answer.Length == MaximumAnswer || await socket.ReceiveAsync(one, cancellation).ConfigureAwait(false) == 0)
            {
                throw new SocketException((int)SocketError.ConnectionReset);
            }

            answer.Append((char)one[0]);
        }

        return answer.ToString().Split(' ') is [_, "200", ..] ? socket : throw new SocketException((int)SocketError.ConnectionRefused);
    }
}
