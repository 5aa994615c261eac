using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Engine.Wire;

/// <summary>
/// Decides which processes may talk to a server of the engine. A port of the loopback interface is open to every user of the machine, and
/// no SDK sends a token with its calls; so the system is asked who holds the other end.
/// </summary>
internal partial class PeerGate
{
    /// <summary>Refused connections that are reported one by one.</summary>
    private const int MaximumReports = 10;

    private readonly ConcurrentQueue<string> _refusals = new();
    private int _refused;

    /// <summary>Whether this system says who holds the other end of a connection.</summary>
    public static bool IsSupported { get; } = OperatingSystem.IsLinux() && File.Exists("/proc/net/tcp");

    /// <summary>The refused connections: the first ones, and how many more there were.</summary>
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

    /// <returns>Whether the connection may be used. What is refused is noted.</returns>
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

    /// <returns>Why a connection is refused; null where it is admitted. Here: every process of this user is.</returns>
    protected virtual Task<string?> RefusalAsync(Socket socket) => Task.FromResult(OtherUser(SocketOwner.Find(socket, [])));

    protected static string? OtherUser(SocketOwner? owner) =>
        owner is null ? "A connection was refused: the system does not say which process it comes from."
        : OperatingSystem.IsLinux() && owner.User != EffectiveUser() ? $"A connection from another user (number {owner.User}) was refused."
        : null;

    [LibraryImport("libc", EntryPoint = "geteuid")]
    [SupportedOSPlatform("linux")]
    private static partial uint EffectiveUser();
}
