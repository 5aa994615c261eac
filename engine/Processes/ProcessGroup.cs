using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Engine.Processes;

/// <summary>A process and those it started, as one. They are told from others by their session (Linux) or by descent (elsewhere).</summary>
/// <param name="leader">The first of them.</param>
/// <param name="isSession">Whether it leads a session of its own.</param>
/// <param name="home">A home folder that no other process has; it tells those that left the session (Linux).</param>
internal sealed partial class ProcessGroup(Process leader, bool isSession, string? home = null)
{
    private const int KillSignal = 9;

    /// <summary>Linux counts processor time in hundredths of a second for every program, whatever the kernel's own clock.</summary>
    private const int TicksPerSecond = 100;

    /// <summary>Where <c>setsid</c> lies, which starts a command as the leader of a session of its own; null where there is none.</summary>
    public static string? SessionStarter { get; } = OperatingSystem.IsWindows() ? null : Executables.Find("setsid");

    /// <summary>The processor time they used so far, of those still running.</summary>
    public TimeSpan ProcessorTime() =>
        isSession && OperatingSystem.IsLinux()
            ? TimeSpan.FromSeconds((double)Directory.EnumerateDirectories("/proc").Sum(TicksInSession) / TicksPerSecond)
            : Guarded(() => leader.TotalProcessorTime);

    /// <summary>The processes that run, the leader first.</summary>
    public IEnumerable<int> Members() =>
        isSession && OperatingSystem.IsLinux()
            ? Directory
                .EnumerateDirectories("/proc")
                .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var process) ? process : 0)
                .Where(process => process != leader.Id && IsMember(process))
                .Prepend(leader.Id)
            : [leader.Id];

    /// <summary>Whether a process is the leader or, where there is a session, a member of it.</summary>
    public bool IsMember(int process) => process == leader.Id || (isSession && IsInSession($"/proc/{process}"));

    /// <summary>Ends them all at once. Nothing happens if they have ended.</summary>
    public void Kill()
    {
        if (isSession)
        {
            _ = Kill(-leader.Id, KillSignal);
            KillStrays();
        }
        else
        {
            Guarded(() =>
            {
                leader.Kill(entireProcessTree: true);
                return TimeSpan.Zero;
            });
        }
    }

    /// <summary>Looks again until none is left: one may start another between the looking and the killing.</summary>
    private void KillStrays()
    {
        const int mostRounds = 20;
        for (var round = 0; home is not null && OperatingSystem.IsLinux() && round < mostRounds; round++)
        {
            var strays = Directory.EnumerateDirectories("/proc").Where(HasHome).ToList();
            if (strays.Count == 0)
            {
                return;
            }

            strays.ForEach(stray => _ = Kill(int.Parse(Path.GetFileName(stray), CultureInfo.InvariantCulture), KillSignal));
        }
    }

    /// <summary>Reads <c>/proc/PID/environ</c>: the variables a process was started with, each ended by a zero (proc(5)).</summary>
    private bool HasHome(string folder)
    {
        try
        {
            return char.IsAsciiDigit(Path.GetFileName(folder)[0])
                && File.ReadAllText(Path.Combine(folder, "environ")).Split('\0').Contains($"HOME={home}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It ended between the listing and the reading, or is another user's.
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);

    private static TimeSpan Guarded(Func<TimeSpan> action)
    {
        try
        {
            return action();
        }
        catch (InvalidOperationException)
        {
            return TimeSpan.Zero;
        }
    }

    private long TicksInSession(string folder)
    {
        const int userTime = 11;
        const int systemTime = 12;
        return Stat(folder) is { } fields && IsInSession(fields)
            ? long.Parse(fields[userTime], CultureInfo.InvariantCulture) + long.Parse(fields[systemTime], CultureInfo.InvariantCulture)
            : 0;
    }

    private bool IsInSession(string folder) => Stat(folder) is { } fields && IsInSession(fields);

    private bool IsInSession(string[] stat)
    {
        const int session = 3;
        return stat[session] == leader.Id.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// Reads <c>/proc/PID/stat</c>: after the name in parentheses come state, parent, group, session, … user and system time (proc(5)).
    /// </summary>
    private static string[]? Stat(string folder)
    {
        if (!char.IsAsciiDigit(Path.GetFileName(folder)[0]))
        {
            return null;
        }

        try
        {
            var stat = File.ReadAllText(Path.Combine(folder, "stat"));
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It ended between the listing and the reading.
            return null;
        }
    }
}
