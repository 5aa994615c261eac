using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Engine.Files;

/// <summary>What a name in a folder refers to.</summary>
internal enum FileKind
{
    Regular,
    Directory,
    Link,
    Pipe,
    Device,
    Other,
}

/// <summary>The status of a file as returned by Linux, with the same layout on all architectures (statx(2)).</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Modified">When its contents were last modified, in nanoseconds; any writer can set it.</param>
/// <param name="Changed">When its contents or metadata last changed, in nanoseconds; only the kernel sets it.</param>
/// <param name="Number">Its inode number.</param>
/// <param name="Owner">The ID of the user that it belongs to.</param>
/// <param name="Mode">The permissions.</param>
internal readonly partial record struct FileStatus(
    FileKind Kind,
    long Size,
    long Modified,
    long Changed,
    ulong Number,
    uint Owner,
    UnixFileMode Mode
)
{
    private const int NoFollow = 0x100;
    private const int EmptyPath = 0x1000;
    private const uint BasicFields = 0x7ff;
    private const int Length = 256;

    /// <summary>The descriptor that denotes the current folder (AT_FDCWD).</summary>
    private static readonly SafeFileHandle CurrentFolder = new(-100, ownsHandle: false);

    /// <returns>The status; null if the file does not exist or the system lacks the call.</returns>
    public static FileStatus? Of(string path, bool followLinks = true)
    {
        Span<byte> status = stackalloc byte[Length];
        return IsRead(CurrentFolder, path, followLinks ? 0 : NoFollow, status) ? Parse(status) : null;
    }

    /// <summary>Returns the status of an open file (Linux).</summary>
    /// <exception cref="IOException">The system does not return it.</exception>
    public static FileStatus Of(SafeFileHandle file)
    {
        Span<byte> status = stackalloc byte[Length];
        return IsRead(file, "", EmptyPath, status)
            ? Parse(status)
            : throw new IOException($"{Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}.");
    }

    private static bool IsRead(SafeFileHandle folder, string path, int flags, Span<byte> status)
    {
        try
        {
            return OperatingSystem.IsLinux() && Call(folder, path, flags, BasicFields, status) == 0;
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
    }

    private static FileStatus Parse(ReadOnlySpan<byte> status)
    {
        var mode = MemoryMarshal.Read<ushort>(status[28..]);
        return new(
            KindOf(mode),
            MemoryMarshal.Read<long>(status[40..]),
            Time(status[112..]),
            Time(status[96..]),
            MemoryMarshal.Read<ulong>(status[32..]),
            MemoryMarshal.Read<uint>(status[20..]),
            (UnixFileMode)(mode & 0xfff)
        );
    }

    /// <summary>Reads the file type bits of a mode (inode(7)).</summary>
    private static FileKind KindOf(ushort mode) =>
        (mode & 0xf000) switch
        {
            0x8000 => FileKind.Regular,
            0x4000 => FileKind.Directory,
            0xa000 => FileKind.Link,
            0x1000 => FileKind.Pipe,
            0x2000 or 0x6000 => FileKind.Device,
            _ => FileKind.Other,
        };

    /// <summary>Reads eight bytes of seconds and four of nanoseconds.</summary>
    private static long Time(ReadOnlySpan<byte> time) =>
        (MemoryMarshal.Read<long>(time) * 1_000_000_000) + MemoryMarshal.Read<uint>(time[8..]);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Call(SafeFileHandle folder, string path, int flags, uint mask, Span<byte> status);
}
