using Engine.Files;

namespace Engine.Hosts.DotNet;

/// <summary>
/// The metadata of a file. On Linux, equal stamps prove that the file was not written to, whatever size and time a writer set, because only
/// the kernel sets the change time. All values are zero for a file that does not exist.
/// </summary>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Modified">When its contents were last modified, in nanoseconds; any writer can set it.</param>
/// <param name="Changed">When its contents or metadata last changed, in nanoseconds; zero if not available.</param>
/// <param name="Number">Its inode number, which differs for a replacement of the file; zero if not available.</param>
internal readonly record struct FileStamp(long Size, long Modified, long Changed, ulong Number)
{
    private const long NanosecondsPerTick = 100;

    public bool Exists => this != default;

    /// <summary>The last change that a writer cannot hide; the best approximation outside Linux.</summary>
    public long Touched => Changed == 0 ? Modified : Math.Max(Changed, Modified);

    /// <summary>Whether equal stamps prove equal contents.</summary>
    public static bool IsProof { get; } = FileStatus.Of("/") is not null;

    /// <summary>Reads the stamp of a file and follows links, as a build would.</summary>
    public static FileStamp FromFile(string path)
    {
        if (IsProof)
        {
            return FileStatus.Of(path) is { } status ? new(status.Size, status.Modified, status.Changed, status.Number) : default;
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
