namespace Engine.Isolation;

/// <summary>What an isolated process sees of the file system, as mount(8) reads it (fstab(5)).</summary>
/// <param name="root">Where it is put together.</param>
internal sealed class MountTable(string root)
{
    /// <summary>The system's own folders; a process started by the administrator could write to them.</summary>
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

    /// <summary>Folders that hold other people's files, sockets of services, or what each process gets its own of.</summary>
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

    /// <summary>Parts of /proc with which the system's administrator configures the kernel.</summary>
    private static readonly string[] KernelSettings = ["/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys"];

    private const string ReadOnly = "ro,nosuid,nodev";

    private readonly SortedDictionary<string, (string Source, string Type, string Options)> _mounts = new(StringComparer.Ordinal);

    /// <summary>Whether a path is in one of the system's own folders, which every process sees.</summary>
    public static bool IsSystem(string path) => path.Split('/') is ["", var first, ..] && System.Contains(first);

    /// <summary>Whether a path is in a folder that a process sees only in parts.</summary>
    public static bool IsHidden(string path) => path.Split('/') is ["", var first, ..] && Hidden.Contains(first);

    /// <summary>Everything but what is hidden.</summary>
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

    /// <summary>A folder, at its own path or another.</summary>
    public MountTable Show(string folder, string? at = null, bool writable = true)
    {
        _mounts[at ?? folder] = (folder, "none", writable ? "rbind" : $"bind,{ReadOnly}");
        return this;
    }

    /// <summary>A folder that a process may read; nothing in it runs.</summary>
    public MountTable Protect(string folder)
    {
        _mounts[folder] = (folder, "none", $"bind,{ReadOnly},noexec");
        return this;
    }

    /// <summary>An empty folder in the place of another; what is shown below it stays.</summary>
    public MountTable Hide(string folder)
    {
        _mounts.TryAdd(folder, ("tmpfs", "tmpfs", "nosuid,nodev,mode=0700"));
        return this;
    }

    /// <summary>Writes the tables for the folders and for what is mounted over files, which mounting cannot create.</summary>
    public void Save(string folders, string files)
    {
        var lines = _mounts.Select(mount => Line(mount.Value.Source, mount.Key, mount.Value.Type, $"{mount.Value.Options},X-mount.mkdir"));
        File.WriteAllLines(folders, lines.Prepend(Line("tmpfs", "", "tmpfs", "nosuid,nodev,mode=0755,size=64m")));
        var devices = Devices.Select(device => Line($"/dev/{device}", $"/dev/{device}", "none", "bind"));
        File.WriteAllLines(files, FileOwner.IsRoot ? devices.Concat(Kernel()) : devices);
    }

    /// <summary>The administrator's processes could write here whatever their privileges.</summary>
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

    /// <summary>Fields end at white space (getmntent(3)).</summary>
    private static string Escape(string field) =>
        field
            .Replace("\\", "\\134", StringComparison.Ordinal)
            .Replace(" ", "\\040", StringComparison.Ordinal)
            .Replace("\t", "\\011", StringComparison.Ordinal)
            .Replace("\n", "\\012", StringComparison.Ordinal)
            .Replace("#", "\\043", StringComparison.Ordinal);
}
