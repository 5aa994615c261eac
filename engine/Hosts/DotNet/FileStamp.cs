using System.Runtime.InteropServices;

namespace Engine.Hosts.DotNet;

/// <summary>
/// The metadata of a file. On Linux, equal stamps prove that the file was not written to, whatever size and time a writer set, because only
/// the kernel sets the change time. All values are zero for a file that does not exist.
/// </summary>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Modified">When its contents were last modified, in nanoseconds; any writer can set it.</param>
/// <param name="Changed">When its contents or metadata last changed, in nanoseconds; zero if not available.</param>
/// <param name="Number">Its inode number, which differs for a replacement of the file; zero if not available.</param>
internal readonly partial record struct FileStamp(long Size, long Modified, long Changed, ulong Number)
{
    private const long NanosecondsPerTick = 100;

    public bool Exists => this != default;

    /// <summary>The last change that a writer cannot hide; the best approximation outside Linux.</summary>
    public long Touched => Changed == 0 ? Modified : Math.Max(Changed, Modified);

    /// <summary>Whether equal stamps prove equal contents.</summary>
    public static bool IsProof { get; } = StatX.FromFile("/") is not null;

    /// <summary>Reads the stamp of a file and follows links, as a build would.</summary>
    public static FileStamp FromFile(string path)
    {
        if (IsProof)
        {
            return StatX.FromFile(path) is { } status ? new(status.Size, status.Modified, status.Changed, status.Number) : default;
        }

        FileSystemInfo info = Directory.Exists(path) ? new DirectoryInfo(path) : new FileInfo(path);
        return info.Exists
            ? new((info as FileInfo)?.Length ?? 0, (info.LastWriteTimeUtc - DateTime.UnixEpoch).Ticks * NanosecondsPerTick, 0, 0)
            : default;
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Size);
        writer.Write(Modified);
        writer.Write(Changed);
        writer.Write(Number);
    }

    public static FileStamp Read(BinaryReader reader) =>
        new(reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadUInt64());
}

/// <summary>The status of a file as returned by Linux, with the same layout on all architectures (statx(2)).</summary>
internal readonly partial record struct StatX(
    long Size,
    long Modified,
    long Changed,
    ulong Number,
    uint Owner,
    UnixFileMode Mode,
    bool IsLink
)
{
    private const int CurrentFolder = -100;
    private const int NoFollow = 0x100;
    private const uint BasicFields = 0x7ff;
    private const int TypeMask = 0xf000;
    private const int LinkType = 0xa000;
    private const int Length = 256;

    /// <returns>The status; null if the file does not exist or the system lacks the call.</returns>
    public static StatX? FromFile(string path, bool followLinks = true)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        try
        {
            Span<byte> status = stackalloc byte[Length];
            return Call(CurrentFolder, path, followLinks ? 0 : NoFollow, BasicFields, ref MemoryMarshal.GetReference(status)) == 0
                ? Parse(status)
                : null;
        }
        catch (EntryPointNotFoundException)
        {
            return null;
        }
    }

    private static StatX Parse(ReadOnlySpan<byte> status)
    {
        var mode = MemoryMarshal.Read<ushort>(status[28..]);
        return new(
            MemoryMarshal.Read<long>(status[40..]),
            Time(status[112..]),
            Time(status[96..]),
            MemoryMarshal.Read<ulong>(status[32..]),
            MemoryMarshal.Read<uint>(status[20..]),
            (UnixFileMode)(mode & 0xfff),
            (mode & TypeMask) == LinkType
        );
    }

    /// <summary>Reads eight bytes of seconds and four of nanoseconds.</summary>
    private static long Time(ReadOnlySpan<byte> time) =>
        (MemoryMarshal.Read<long>(time) * 1_000_000_000) + MemoryMarshal.Read<uint>(time[8..]);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Call(int folder, string path, int flags, uint mask, ref byte status);
}
