using System.Diagnostics;
using Engine.Files;
using Engine.Processes;

namespace Engine.Isolation;

/// <summary>
/// The temporary folder of one command. Its lock file stays locked for the lifetime of the process, so that a later command can remove the
/// folder of a killed one.
/// </summary>
internal sealed class RunFolder : IDisposable
{
    private const string Prefix = "pulumi-review-";
    private const string LockFile = "lock";

    /// <summary>The grace period for a folder without a lock file, which another command may be about to create.</summary>
    private static readonly TimeSpan TimeToLock = TimeSpan.FromMinutes(1);

    /// <summary>The maximum length of the parent folder, because the path of a UNIX socket has at most 108 bytes (unix(7)).</summary>
    private const int MaximumParent = 50;

    private readonly DirectoryInfo _folder;
    private readonly FileStream _lock;

    private RunFolder(DirectoryInfo folder, FileStream lockFile) => (_folder, _lock) = (folder, lockFile);

    /// <summary>The parent of all commands' folders.</summary>
    public static string Parent =>
        Path.GetTempPath() is { Length: <= MaximumParent } configured ? configured
        : OperatingSystem.IsWindows() ? Path.GetTempPath()
        : "/tmp";

    public static RunFolder Create()
    {
        var folder = new DirectoryInfo(Path.Combine(Parent, $"{Prefix}{Path.GetRandomFileName()}"));
        if (OperatingSystem.IsWindows())
        {
            folder.Create();
        }
        else
        {
            Directory.CreateDirectory(folder.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var path = Path.Combine(folder.FullName, LockFile);
        return new RunFolder(folder, new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None));
    }

    /// <summary>Creates empty folders for one process.</summary>
    public Compartment Part(string name) => new(_folder.CreateSubdirectory(name));

    public void Dispose()
    {
        // Without its lock file, another command may remove the folder at the same time, with the same result.
        Remove(_folder.FullName);
        _lock.Dispose();
    }

    /// <summary>Ends the processes of this user's killed commands and removes their folders.</summary>
    public static void RemoveAbandoned()
    {
        try
        {
            foreach (var folder in Directory.EnumerateDirectories(Parent, $"{Prefix}*").Where(IsAbandoned).ToList())
            {
                KillThoseAtHomeIn(folder);
                Remove(folder);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The parent is not readable; this costs only disk space.
        }
    }

    private static bool IsAbandoned(string folder)
    {
        if (!FileOwner.IsCaller(folder))
        {
            return false;
        }

        try
        {
            using var probe = new FileStream(Path.Combine(folder, LockFile), FileMode.Open, FileAccess.Write, FileShare.None);
            return true;
        }
        catch (FileNotFoundException)
        {
            return DateTime.UtcNow - Directory.GetLastWriteTimeUtc(folder) > TimeToLock;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The folder is locked: its command is running.
            return false;
        }
    }

    /// <summary>Ends the processes whose home directory is in the folder; usually their supervisor has already ended them.</summary>
    private static void KillThoseAtHomeIn(string folder)
    {
        if (OperatingSystem.IsLinux())
        {
            ProcessTable
                .Read()
                .Where(process => ProcessTable.HomeOf(process)?.StartsWith($"{folder}/", StringComparison.Ordinal) == true)
                .ToList()
                .ForEach(process => Orphans.Kill(process));
        }
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Another command has removed it.
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // If folders are nested too deeply, .NET reports its own argument as invalid.
            RemoveByForce(folder);
        }
    }

    /// <summary>Removes folders that a program made inaccessible or nested deeper than the maximum length of a path.</summary>
    private static void RemoveByForce(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const string script = "chmod -R u+rwx -- \"$1\"; rm -rf -- \"$1\"";
        var start = new ProcessStartInfo("/bin/sh", ["-c", script, "sh", folder]) { RedirectStandardError = true };
        using var shell = Process.Start(start)!;
        shell.StandardError.ReadToEnd();
        shell.WaitForExit();
    }
}
