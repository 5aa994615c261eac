using Engine.Files;

namespace Engine.Isolation;

/// <summary>The file system of an isolated process, in the format of mount(8) (fstab(5)).</summary>
/// <param name="root">The folder where it is assembled.</param>
internal sealed class MountTable(string root)
{
    /// <summary>The system's own folders; read-only, because a process started by root could write to them.</summary>
    private static readonly HashSet<string> System = new(StringComparer.Ordinal)
    {
        "bin",
        "etc",
        "lib",
        "lib32",
        "lib64",
        "libx32",
        "nix",
        "opt",
        "sbin",
        "snap",
        "usr",
    };

    /// <summary>The folders that contain other users' files or sockets of services, or that each process has a private copy of.</summary>
    private static readonly HashSet<string> Hidden = new(StringComparer.Ordinal)
    {
        "boot",
        "dev",
        "home",
        "lost+found",
        "media",
        "mnt",
        "proc",
        "root",
        "run",
        "sys",
        "tmp",
        "var",
    };

    /// <summary>The devices that any program may use.</summary>
    private static readonly string[] Devices = ["null", "zero", "full", "random", "urandom", "tty"];

    /// <summary>The parts of /proc through which root configures the kernel.</summary>
    private static readonly string[] KernelSettings = ["/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys"];

    private const string ReadOnly = "ro,nosuid,nodev";

    private readonly SortedDictionary<string, (string Source, string Type, string Options)> _mounts = new(StringComparer.Ordinal);

    /// <summary>Returns whether a path is in one of the system's own folders, which every process can see.</summary>
    public static bool IsSystem(string path) => path.Split('/') is ["", var first, ..] && System.Contains(first);

    /// <summary>Returns whether a path is in a folder that is only partly visible to a process.</summary>
    public static bool IsHidden(string path) => path.Split('/') is ["", var first, ..] && Hidden.Contains(first);

    /// <summary>Adds everything except the hidden folders.</summary>
    public MountTable AddSystem()
    {
        foreach (var folder in Directory.EnumerateDirectories("/"))
        {
            var name = Path.GetFileName(folder);
            if (!Hidden.Contains(name))
            {
                _mounts.TryAdd(folder, (folder, "none", System.Contains(name) ? $"rbind,{ReadOnly}" : "rbind"));
            }
        }

        _mounts["/dev"] = ("tmpfs", "tmpfs", "nosuid,noexec,mode=0755,size=64k");
        _mounts["/dev/shm"] = ("tmpfs", "tmpfs", "nosuid,nodev,mode=1777");
        _mounts["/proc"] = ("proc", "proc", "nosuid,nodev,noexec");
        _mounts.TryAdd("/tmp", ("tmpfs", "tmpfs", "nosuid,nodev,mode=1777"));
        foreach (var processors in new[] { "/sys/devices/system", "/sys/fs/cgroup" }.Where(Directory.Exists))
        {
            _mounts[processors] = (processors, "none", "rbind");
        }

        return this;
    }

    /// <summary>Adds a folder, at its own path or another.</summary>
    public MountTable Show(string folder, string? at = null, bool writable = true)
    {
        _mounts[at ?? folder] = (folder, "none", writable ? "rbind" : $"bind,{ReadOnly}");
        return this;
    }

    /// <summary>Adds a folder as read-only and non-executable.</summary>
    public MountTable Protect(string folder)
    {
        _mounts[folder] = (folder, "none", $"bind,{ReadOnly},noexec");
        return this;
    }

    /// <summary>Mounts an empty folder over another; folders added below it remain visible.</summary>
    public MountTable Hide(string folder)
    {
        _mounts.TryAdd(folder, ("tmpfs", "tmpfs", "nosuid,nodev,mode=0700"));
        return this;
    }

    /// <summary>Writes the tables for folders and for mounts over single files, whose mount points mount(8) cannot create.</summary>
    public void Save(string folders, string files)
    {
        var lines = _mounts.Select(mount => Line(mount.Value.Source, mount.Key, mount.Value.Type, $"{mount.Value.Options},X-mount.mkdir"));
        File.WriteAllLines(folders, lines.Prepend(Line("tmpfs", "", "tmpfs", "nosuid,nodev,mode=0755,size=64m")));
        var devices = Devices.Select(device => Line($"/dev/{device}", $"/dev/{device}", "none", "bind"));
        File.WriteAllLines(files, CallingUser.IsRoot ? devices.Concat(Kernel()) : devices);
    }

    /// <summary>Returns the kernel settings, read-only because root's processes could write to them whatever their privileges.</summary>
    private IEnumerable<string> Kernel()
    {
        const string keys = "/proc/sysrq-trigger";
        var settings = KernelSettings
            .Where(Directory.Exists)
            .Select(folder => Line($"{root}{folder}", folder, "none", $"bind,{ReadOnly},noexec"));
        return File.Exists(keys) ? settings.Append(Line("/dev/null", keys, "none", "bind")) : settings;
    }

    private string Line(string source, string at, string type, string options) =>
        $"{Escape(source)} {Escape(root + at)} {type} {options} 0 0";

    /// <summary>Escapes white space, which separates fields (getmntent(3)).</summary>
    private static string Escape(string field) =>
        field
            .Replace("\\", "\\134", StringComparison.Ordinal)
            .Replace(" ", "\\040", StringComparison.Ordinal)
            .Replace("\t", "\\011", StringComparison.Ordinal)
            .Replace("\n", "\\012", StringComparison.Ordinal)
            .Replace("#", "\\043", StringComparison.Ordinal);
}
