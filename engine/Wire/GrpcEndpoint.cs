using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Engine.Wire;

/// <summary>The endpoint of a server: a UNIX socket, a port that is already open or, with neither, a free loopback port.</summary>
internal readonly record struct GrpcEndpoint(string? SocketPath, SafeSocketHandle? Port)
{
    public void ListenOn(KestrelServerOptions server, Action<ListenOptions> configure)
    {
        if (SocketPath is not null)
        {
            server.ListenUnixSocket(SocketPath, configure);
        }
        else if (Port is not null)
        {
            server.ListenHandle((ulong)Port.DangerousGetHandle(), configure);
        }
        else
        {
            server.Listen(IPAddress.Loopback, 0, configure);
        }
    }
}
