using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Engine.Processes;

/// <summary>
/// Processes whose parent has ended. The system reparents them to this process instead of init (prctl(2), PR_SET_CHILD_SUBREAPER), so that
/// one that left its session and cleared its environment can still be found (Linux).
/// </summary>
internal static partial class Orphans
{
    private const int KillSignal = 9;

    /// <summary>The leaders of the running groups; the processes in their sessions belong to them.</summary>
    private static readonly HashSet<int> Leaders = [];

    /// <summary>Prevents a leader from being taken for an orphan between its start and its addition to the list.</summary>
    private static readonly Lock Starting = new();

    private static readonly Lazy<int> OwnSession = new(() => Session(0));

    /// <summary>Makes this process the parent of all descendants whose own parent ends.</summary>
    public static void Adopt()
    {
        const int setChildSubreaper = 36;
        if (OperatingSystem.IsLinux())
        {
            _ = Control(setChildSubreaper, 1, 0, 0, 0);
        }
    }

    /// <summary>Starts the leader of a group.</summary>
    public static Process Start(ProcessStartInfo start)
    {
        lock (Starting)
        {
            Adopt();
            var process = Process.Start(start)!;
            Leaders.Add(process.Id);
            return process;
        }
    }

    public static void Remove(int leader)
    {
        lock (Starting)
        {
            Leaders.Remove(leader);
        }
    }

    /// <summary>Returns all processes, and those of them that belong to no running group.</summary>
    public static (List<RunningProcess> All, List<RunningProcess> Orphans) Find()
    {
        lock (Starting)
        {
            var all = ProcessTable.Read();
            return (all, ProcessTable.WithDescendants(all, IsOrphan));
        }
    }

    /// <summary>
    /// Kills a process but leaves reaping to the runtime, which fails if one of its own children is gone; the system reaps orphans later.
    /// </summary>
    /// <returns>Whether the process existed and this user may kill it.</returns>
    public static bool Kill(RunningProcess process) => Kill(process.Id, KillSignal) == 0;

    private static bool IsOrphan(RunningProcess process) =>
        process.Parent == Environment.ProcessId && process.Session != OwnSession.Value && !Leaders.Contains(process.Session);

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int Control(int option, nuint value, nuint third, nuint fourth, nuint fifth);

    [LibraryImport("libc", EntryPoint = "getsid")]
    private static partial int Session(int process);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
