using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Engine.Processes;

/// <summary>A process together with its descendants, its session, and the processes with its home directory.</summary>
/// <param name="leader">The first process of the group.</param>
/// <param name="isSession">Whether it leads a session of its own.</param>
/// <param name="endsWhole">Whether all processes have ended once the leader has.</param>
/// <param name="home">A home directory that no other process has.</param>
internal sealed partial class ProcessGroup(Process leader, bool isSession, bool endsWhole, string? home)
{
    private const int KillSignal = 9;

    /// <summary>The unit in which Linux reports processor time to every program, whatever the kernel's own clock.</summary>
    private const int TicksPerSecond = 100;

    /// <summary>The path of <c>setsid</c>, which starts a command as the leader of its own session; null if it is not available.</summary>
    public static string? SessionStarter { get; } = OperatingSystem.IsWindows() ? null : Executables.Find("setsid");

    /// <summary>Returns the processor time that the running processes have used so far.</summary>
    public TimeSpan ProcessorTime() =>
        isSession && OperatingSystem.IsLinux()
            ? TimeSpan.FromSeconds((double)Members(ProcessTable.Read()).Sum(process => process.Ticks) / TicksPerSecond)
            : Guarded(() => leader.TotalProcessorTime);

    /// <summary>Returns whether a thread is ready to run or waits for a disk: on a loaded machine that can take long.</summary>
    public bool WaitsForMachine() => isSession && OperatingSystem.IsLinux() && Members().Any(ProcessTable.WaitsForMachine);

    /// <summary>Returns the running processes, the leader first.</summary>
    public IEnumerable<int> Members() =>
        isSession && OperatingSystem.IsLinux()
            ? Members(ProcessTable.Read()).Select(process => process.Id).OrderBy(process => process != leader.Id)
            : [leader.Id];

    /// <summary>Returns whether a process is the leader or, in a session, a member of it.</summary>
    public bool IsMember(int process) => Members().Contains(process);

    /// <summary>Kills all processes and waits until they have ended. Does nothing if they already have.</summary>
    public async Task KillAsync()
    {
        if (endsWhole && leader.HasExited)
        {
            return;
        }

        if (!isSession)
        {
            Guarded(() =>
            {
                leader.Kill(entireProcessTree: true);
                return TimeSpan.Zero;
            });
            return;
        }

        _ = Kill(-leader.Id, KillSignal);
        if (OperatingSystem.IsLinux())
        {
            await KillRestAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Repeats until none is left: a process may start another between the search and the kill.</summary>
    private async Task KillRestAsync()
    {
        const int mostRounds = 200;
        var pause = TimeSpan.FromMilliseconds(10);
        for (var round = 0; round < mostRounds; round++)
        {
            var (all, orphans) = Orphans.Find();
            var rest = Members(all).Concat(orphans).Concat(all.Where(HasHome)).DistinctBy(process => process.Id).ToList();
            if (rest.Count == 0)
            {
                return;
            }

            rest.ForEach(process => Orphans.Kill(process));
            await Task.Delay(pause).ConfigureAwait(false);
        }
    }

    private List<RunningProcess> Members(List<RunningProcess> all) =>
        ProcessTable.WithDescendants(all, process => process.Id == leader.Id || process.Session == leader.Id);

    private bool HasHome(RunningProcess process) => home is not null && ProcessTable.HomeOf(process) == home;

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
}
