using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Engine.Wire;

/// <summary>The process and the user at the other end of a local connection, according to Linux.</summary>
/// <param name="User">The user ID.</param>
/// <param name="Process">The process ID; 0 if it is not one of the expected processes.</param>
internal sealed record SocketOwner(uint User, int Process)
{
    private const int PeerCredentials = 17;
    private const int SocketLevel = 1;
    private const string Established = "01";

    /// <param name="socket">The accepted socket.</param>
    /// <param name="candidates">The processes that may own the other end, checked one after the other.</param>
    /// <returns>The owner; null if the other end is closed or in another network namespace.</returns>
    public static SocketOwner? Find(Socket socket, IEnumerable<int> candidates)
    {
        if (socket.AddressFamily == AddressFamily.Unix)
        {
            return OfUnixSocket(socket);
        }

        // A runtime may use IPv6 sockets for IPv4 addresses, which are listed in the other table.
        var (peer, own) = ((IPEndPoint)socket.RemoteEndPoint!, (IPEndPoint)socket.LocalEndPoint!);
        // A process in a network namespace of its own has its own tables.
        foreach (var folder in candidates.Select(process => $"/proc/{process}/net").Prepend("/proc/net"))
        {
            if ((Line($"{folder}/tcp", peer, own, Address) ?? Line($"{folder}/tcp6", peer, own, MappedAddress)) is { } line)
            {
                return new SocketOwner(uint.Parse(line[7], CultureInfo.InvariantCulture), Holder($"socket:[{line[9]}]", candidates));
            }
        }

        return null;
    }

    /// <summary>Reads the three IDs of <c>SO_PEERCRED</c>: process, user, group (unix(7)).</summary>
    private static SocketOwner OfUnixSocket(Socket socket)
    {
        Span<byte> credentials = stackalloc byte[12];
        socket.GetRawSocketOption(SocketLevel, PeerCredentials, credentials);
        return new SocketOwner(MemoryMarshal.Read<uint>(credentials[4..]), MemoryMarshal.Read<int>(credentials));
    }

    /// <summary>
    /// Returns the fields of a connection's line: number, local address, remote address, state, queues, timer, retransmits, user, timeout,
    /// inode, … (proc_net_tcp in the kernel's documentation).
    /// </summary>
    private static string[]? Line(string table, IPEndPoint local, IPEndPoint remote, Func<IPEndPoint, string> format)
    {
        var text = Read(table);
        var found = text.IndexOf($": {format(local)} {format(remote)} {Established} ", StringComparison.Ordinal);
        return found < 0
            ? null
            : text[(text.LastIndexOf('\n', found) + 1)..text.IndexOf('\n', found)].Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string Read(string table)
    {
        try
        {
            return File.ReadAllText(table);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The process has ended, or the system has no such table.
            return "";
        }
    }

    /// <summary>Formats an address as the kernel prints it: in memory order, in words of 32 bits.</summary>
    private static string Address(IPEndPoint end)
    {
        var word = BitConverter.ToUInt32(end.Address.MapToIPv4().GetAddressBytes());
        return string.Create(CultureInfo.InvariantCulture, $"{word:X8}:{end.Port:X4}");
    }

    private static string MappedAddress(IPEndPoint end)
    {
        var marker = BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(0x0000FFFFu) : 0x0000FFFFu;
        return string.Create(CultureInfo.InvariantCulture, $"{new string('0', 16)}{marker:X8}{Address(end)}");
    }

    private static int Holder(string link, IEnumerable<int> candidates)
    {
        foreach (var process in candidates)
        {
            if (Holds(process, link))
            {
                return process;
            }
        }

        return 0;
    }

    private static bool Holds(int process, string link)
    {
        try
        {
            foreach (var file in Directory.GetFileSystemEntries($"/proc/{process}/fd"))
            {
                if (new FileInfo(file).LinkTarget == link)
                {
                    return true;
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It has ended, or belongs to another user.
        }

        return false;
    }
}
