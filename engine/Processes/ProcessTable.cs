using System.Globalization;

namespace Engine.Processes;

/// <summary>A running process, from <c>/proc/PID/stat</c> (proc(5)).</summary>
/// <param name="Id">Its process ID.</param>
/// <param name="Parent">The process ID of its parent.</param>
/// <param name="Session">The process ID of its session leader.</param>
/// <param name="Ticks">The processor time it has used, in hundredths of a second.</param>
internal readonly record struct RunningProcess(int Id, int Parent, int Session, long Ticks);

/// <summary>The running processes of this machine (Linux).</summary>
internal static class ProcessTable
{
    /// <summary>Returns the processes that have not ended; a zombie has.</summary>
    public static List<RunningProcess> Read()
    {
        var processes = new List<RunningProcess>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (char.IsAsciiDigit(folder["/proc/".Length]) && Read(folder) is { } process)
            {
                processes.Add(process);
            }
        }

        return processes;
    }

    /// <summary>Returns the given processes and all their descendants.</summary>
    public static List<RunningProcess> WithDescendants(List<RunningProcess> all, Func<RunningProcess, bool> isRoot)
    {
        var found = all.Where(isRoot).ToList();
        var ids = found.Select(process => process.Id).ToHashSet();
        for (var before = -1; before != found.Count; )
        {
            before = found.Count;
            found.AddRange(all.Where(process => ids.Contains(process.Parent) && !ids.Contains(process.Id)).ToList());
            ids.UnionWith(found.Select(process => process.Id));
        }

        return found;
    }

    /// <summary>Returns whether a thread of a process is ready to run or waits for a disk; false if the process has ended.</summary>
    public static bool WaitsForMachine(int process)
    {
        try
        {
            return Directory.EnumerateDirectories($"/proc/{process}/task").Any(thread => State(thread) is "R" or "D");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string State(string thread)
    {
        try
        {
            return Fields(thread)[0];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It ended between the listing and the reading.
            return "";
        }
    }

    /// <summary>
    /// Returns the home directory that a process was started with, from <c>/proc/PID/environ</c>, in which a null byte terminates each
    /// variable (proc(5)); null if it has none, has ended, or belongs to another user.
    /// </summary>
    public static string? HomeOf(RunningProcess process)
    {
        const string name = "HOME=";
        try
        {
            var variables = File.ReadAllText($"/proc/{process.Id}/environ").Split('\0');
            return variables.FirstOrDefault(variable => variable.StartsWith(name, StringComparison.Ordinal))?[name.Length..];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Parses the fields after the name in parentheses: state, parent, group, session, … user and system time.</summary>
    private static RunningProcess? Read(string folder)
    {
        const int state = 0;
        const int parent = 1;
        const int session = 3;
        const int userTime = 11;
        const int systemTime = 12;
        try
        {
            var fields = Fields(folder);
            return fields[state] is "Z" or "X"
                ? null
                : new RunningProcess(
                    int.Parse(folder.AsSpan("/proc/".Length), CultureInfo.InvariantCulture),
                    int.Parse(fields[parent], CultureInfo.InvariantCulture),
                    int.Parse(fields[session], CultureInfo.InvariantCulture),
                    long.Parse(fields[userTime], CultureInfo.InvariantCulture)
                        + long.Parse(fields[systemTime], CultureInfo.InvariantCulture)
                );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It ended between the listing and the reading.
            return null;
        }
    }

    private static string[] Fields(string folder)
    {
        var text = File.ReadAllText(Path.Combine(folder, "stat"));
        return text[(text.LastIndexOf(')') + 2)..].Split(' ');
    }
}
