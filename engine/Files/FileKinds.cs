using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Engine.Files;

/// <summary>
/// Opens a file without blocking and checks the type of the open file, because a path that is checked first may refer to another file when
/// it is opened. Linux only; elsewhere the deadline of <see cref="InputFile"/> ends a wait, and a file that cannot seek is not a regular
/// file.
/// </summary>
internal static partial class FileKinds
{
    private const int NoSuchFile = 2;
    private const int Interrupted = 4;
    private const int NoSuchDevice = 6;
    private const int PermissionDenied = 13;

    /// <returns>The open file if it is a regular one; otherwise a description of what it is.</returns>
    /// <exception cref="IOException">The file is missing or cannot be opened for another reason.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is not readable for this user.</exception>
    public static (FileStream? File, string Kind) Open(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return OpenElsewhere(path);
        }

        // Read-only, close-on-exec, not as the controlling terminal, non-blocking (open(2)).
        const int flags = 0x80000 | 0x100 | 0x800;
        int descriptor;
        while ((descriptor = path.Contains('\0') ? -1 : OpenFile(path, flags)) < 0)
        {
            switch (path.Contains('\0') ? NoSuchFile : Marshal.GetLastPInvokeError())
            {
                case Interrupted:
                    continue;
                case NoSuchDevice:
                    return (null, "socket");
                case PermissionDenied:
                    throw new UnauthorizedAccessException("Permission denied.");
                case NoSuchFile:
                    throw new FileNotFoundException("No such file.", path);
                case var error:
                    throw new IOException($"{Marshal.GetPInvokeErrorMessage(error)}.");
            }
        }

        var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        if (KindOf(handle) is { } kind)
        {
            handle.Dispose();
            return (null, kind);
        }

        return (new FileStream(handle, FileAccess.Read, bufferSize: 0), "");
    }

    private static (FileStream? File, string Kind) OpenElsewhere(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        if (file.CanSeek)
        {
            return (file, "");
        }

        file.Dispose();
        return (null, "pipe or a device");
    }

    private static string? KindOf(SafeFileHandle file) =>
        FileStatus.Of(file).Kind switch
        {
            FileKind.Regular => null,
            FileKind.Directory => "directory",
            FileKind.Pipe => "named pipe",
            FileKind.Device => "device",
            _ => "special file",
        };

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenFile(string path, int flags);
}
