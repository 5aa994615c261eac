using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Engine.Processes;

/// <summary>A process and those it started, as one: its descendants, its session, and what has its home folder.</summary>
/// <param name="leader">The first of them.</param>
/// <param name="isSession">Whether it leads a session of its own.</param>
/// <param name="endsWhole">Whether all of them have ended once the leader has.</param>
/// <param name="home">A home folder that no other process has.</param>
internal sealed partial class ProcessGroup(Process leader, bool isSession, bool endsWhole, string? home)
{
    private const int KillSignal = 9;

    /// <summary>Linux counts processor time in hundredths of a second for every program, whatever the kernel's own clock.</summary>
    private const int TicksPerSecond = 100;

    /// <summary>Where <c>setsid</c> lies, which starts a command as the leader of a session of its own; null where there is none.</summary>
    public static string? SessionStarter { get; } = OperatingSystem.IsWindows() ? null : Executables.Find("setsid");

    /// <summary>The processor time they used so far, of those still running.</summary>
    public TimeSpan ProcessorTime() =>
        isSession && OperatingSystem.IsLinux()
            ? TimeSpan.FromSeconds((double)Members(ProcessTable.Read()).Sum(process => process.Ticks) / TicksPerSecond)
            : Guarded(() => leader.TotalProcessorTime);

    /// <summary>The processes that run, the leader first.</summary>
    public IEnumerable<int> Members() =>
        isSession && OperatingSystem.IsLinux()
            ? Members(ProcessTable.Read()).Select(process => process.Id).OrderBy(process => process != leader.Id)
            : [leader.Id];

    /// <summary>Whether a process is the leader or, where there is a session, a member of it.</summary>
    public bool IsMember(int process) => Members().Contains(process);

    /// <summary>Ends them all and waits until they have ended. Nothing happens if they have.</summary>
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

    /// <summary>Looks again until none is left: one may start another between the looking and the killing.</summary>
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

            rest.ForEach(Orphans.Kill);
            await Task.Delay(pause).ConfigureAwait(false);
        }
    }

    private List<RunningProcess> Members(List<RunningProcess> all) =>
        ProcessTable.WithDescendants(all, process => process.Id == leader.Id || process.Session == leader.Id);

    /// <summary>Reads <c>/proc/PID/environ</c>: the variables a process was started with, each ended by a zero (proc(5)).</summary>
    private bool HasHome(RunningProcess process)
    {
        try
        {
            return home is not null && File.ReadAllText($"/proc/{process.Id}/environ").Split('\0').Contains($"HOME={home}");
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
}
