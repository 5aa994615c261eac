using System;
using System.Globalization;
using System.Runtime.InteropServices;

/// <summary>
/// The startup hook, which runs in a program's process before its own code: it opens the ports through which an isolated program reaches
/// the engine, and passes them to the engine over a UNIX socket. The program's network has no other connection. The .NET runtime finds this
/// class by its name (https://github.com/dotnet/runtime/blob/main/docs/design/features/host-startup-hook.md), and any runtime since .NET
/// Core 3 loads it.
/// </summary>
internal static class StartupHook
{
    private const string Variable = "PULUMI_REVIEW_PORTS";
    private const int FamilyUnix = 1;
    private const int FamilyInternet = 2;
    private const int Stream = 1;
    private const int CloseOnExec = 0x80000;
    private const int Backlog = 512;
    private const int AddressBytes = 16;

    /// <summary>The size of <c>sockaddr_un</c>: two bytes of family and 108 of path.</summary>
    private const int UnixAddressBytes = 110;

    public static void Initialize()
    {
        // "PORT,PORT…:PATH". Only the first process passes them: the engine removes the socket, so a second process does not find it.
        var value = Environment.GetEnvironmentVariable(Variable);
        if (value is null)
        {
            return;
        }

        var parts = value.Split(new[] { ':' }, 2);
        var engine = Connect(parts[1]);
        if (engine < 0)
        {
            return;
        }

        var ports = parts[0].Split(',');
        var listeners = new int[ports.Length];
        for (var i = 0; i < ports.Length; i++)
        {
            listeners[i] = Listen(ushort.Parse(ports[i], CultureInfo.InvariantCulture));
        }

        Send(engine, listeners);
        foreach (var listener in listeners)
        {
            _ = close(listener);
        }

        _ = close(engine);
    }

    private static int Connect(string path)
    {
        var address = new byte[UnixAddressBytes];
        address[0] = FamilyUnix;
        for (var i = 0; i < path.Length; i++)
        {
            address[i + 2] = (byte)path[i];
        }

        var descriptor = socket(FamilyUnix, Stream | CloseOnExec, 0);
        if (connect(descriptor, address, address.Length) == 0)
        {
            return descriptor;
        }

        _ = close(descriptor);
        return -1;
    }

    private static int Listen(ushort port)
    {
        var address = new byte[AddressBytes];
        address[0] = FamilyInternet;
        address[2] = (byte)(port >> 8);
        address[3] = (byte)port;
        address[4] = 127;
        address[7] = 1;
        var descriptor = socket(FamilyInternet, Stream | CloseOnExec, 0);
        _ = bind(descriptor, address, address.Length);
        _ = listen(descriptor, Backlog);
        return descriptor;
    }

    /// <summary>Sends one byte with the descriptors as its control message (unix(7), cmsg(3)); sizes are those of 64-bit systems.</summary>
    private static void Send(int engine, int[] descriptors)
    {
        const int header = 16;
        const int socketLevel = 1;
        const int rights = 1;
        var control = new byte[header + (((descriptors.Length * sizeof(int)) + 7) & ~7)];
        BitConverter.GetBytes((long)(header + (descriptors.Length * sizeof(int)))).CopyTo(control, 0);
        BitConverter.GetBytes(socketLevel).CopyTo(control, 8);
        BitConverter.GetBytes(rights).CopyTo(control, 12);
        Buffer.BlockCopy(descriptors, 0, control, header, descriptors.Length * sizeof(int));

        var data = GCHandle.Alloc(new byte[1], GCHandleType.Pinned);
        var vector = GCHandle.Alloc(new[] { data.AddrOfPinnedObject(), (IntPtr)1 }, GCHandleType.Pinned);
        var rest = GCHandle.Alloc(control, GCHandleType.Pinned);
        var message = new[]
        {
            IntPtr.Zero,
            IntPtr.Zero,
            vector.AddrOfPinnedObject(),
            (IntPtr)1,
            rest.AddrOfPinnedObject(),
            (IntPtr)control.Length,
            IntPtr.Zero,
        };
        _ = sendmsg(engine, message, 0);
        rest.Free();
        vector.Free();
        data.Free();
    }

    [DllImport("libc")]
    private static extern int socket(int family, int type, int protocol);

    [DllImport("libc")]
    private static extern int bind(int descriptor, byte[] address, int length);

    [DllImport("libc")]
    private static extern int listen(int descriptor, int backlog);

    [DllImport("libc")]
    private static extern int connect(int descriptor, byte[] address, int length);

    [DllImport("libc")]
    private static extern IntPtr sendmsg(int descriptor, IntPtr[] message, int flags);

    [DllImport("libc")]
    private static extern int close(int descriptor);
}
