using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Engine.Isolation;

/// <summary>
/// The engine's side of engine/StartupHook: receives the listening sockets that an isolated program opened in its own network. The engine
/// itself accepts on them, so no relay is needed.
/// </summary>
internal sealed partial class PassedPorts : IDisposable
{
    private const int HeaderBytes = 16;
    private const int MaximumPorts = 64;

    private readonly string _path;
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    /// <param name="path">The path of the UNIX socket in this process's file system.</param>
    public PassedPorts(string path)
    {
        _path = path;
        _listener.Bind(new UnixDomainSocketEndPoint(path));
        _listener.Listen(1);
    }

    /// <summary>Waits for the first process that passes its ports, and accepts no other.</summary>
    public async Task<IReadOnlyList<SafeSocketHandle>> ReceiveAsync(CancellationToken cancellation)
    {
        using var connection = await _listener.AcceptAsync(cancellation).ConfigureAwait(false);
        Dispose();
        await connection.ReceiveAsync(Memory<byte>.Empty, cancellation).ConfigureAwait(false);
        return Receive(connection.SafeHandle);
    }

    public void Dispose()
    {
        _listener.Dispose();
        File.Delete(_path);
    }

    /// <summary>Receives one control message of descriptors (unix(7), cmsg(3)); sizes are those of 64-bit systems.</summary>
    private static unsafe List<SafeSocketHandle> Receive(SafeHandle connection)
    {
        const int closeOnExec = 0x40000000;
        byte data;
        var control = stackalloc byte[HeaderBytes + (MaximumPorts * sizeof(int))];
        *(long*)control = 0;
        var vector = stackalloc nint[] { (nint)(&data), 1 };
        var message = stackalloc nint[] { 0, 0, (nint)vector, 1, (nint)control, HeaderBytes + (MaximumPorts * sizeof(int)), 0 };
        if (ReceiveMessage(connection, message, closeOnExec) <= 0)
        {
            return [];
        }

        var count = (int)((*(long*)control - HeaderBytes) / sizeof(int));
        var ports = new List<SafeSocketHandle>(Math.Max(count, 0));
        for (var i = 0; i < count; i++)
        {
            ports.Add(new SafeSocketHandle(((int*)(control + HeaderBytes))[i], ownsHandle: true));
        }

        return ports;
    }

    [LibraryImport("libc", EntryPoint = "recvmsg")]
    private static unsafe partial nint ReceiveMessage(SafeHandle connection, nint* message, int flags);
}
