using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using Engine.Files;

namespace Engine.Wire;

/// <summary>
/// Decides which processes may connect to a server of the engine. A loopback port is open to every user of the machine, and no SDK sends a
/// token with its calls, so the peer is identified through the operating system.
/// </summary>
internal class PeerGate
{
    /// <summary>The maximum number of refused connections that are reported individually.</summary>
    private const int MaximumReports = 10;

    private readonly ConcurrentQueue<string> _refusals = new();
    private int _refused;

    /// <summary>Whether this system can identify the peer of a connection.</summary>
    public static bool IsSupported { get; } = OperatingSystem.IsLinux() && File.Exists("/proc/net/tcp");

    /// <summary>The first refused connections, and the number of further ones.</summary>
    public IEnumerable<string> Refusals
    {
        get
        {
            var more = Volatile.Read(ref _refused) - MaximumReports;
            return more <= 0
                ? _refusals
                : _refusals.Append(string.Create(CultureInfo.InvariantCulture, $"{more:#,0} more connections were refused."));
        }
    }

    /// <returns>Whether the connection is allowed. A refusal is recorded.</returns>
    public async Task<bool> AdmitsAsync(Socket socket)
    {
        if (!IsSupported)
        {
            return true;
        }

        var refusal = await RefusalAsync(socket).ConfigureAwait(false);
        if (refusal is not null && Interlocked.Increment(ref _refused) <= MaximumReports)
        {
            _refusals.Enqueue(refusal);
        }

        return refusal is null;
    }

    /// <returns>Why a connection is refused; null if it is allowed. By default, every process of this user is allowed.</returns>
    protected virtual Task<string?> RefusalAsync(Socket socket) => Task.FromResult(OtherUser(SocketOwner.Find(socket, [])));

    protected static string? OtherUser(SocketOwner? owner) =>
        owner is null ? "A connection was refused: the system does not say which process it comes from."
        : OperatingSystem.IsLinux() && !CallingUser.Is(owner.User) ? $"A connection from another user (number {owner.User}) was refused."
        : null;
}
