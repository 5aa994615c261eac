using System.Runtime.InteropServices;

namespace Engine.Isolation;

/// <summary>The path of a file without symbolic links, as needed for mount(8).</summary>
internal static partial class RealPath
{
    private const int MaximumBytes = 4096;

    /// <returns>The resolved path; the given path if the file does not exist.</returns>
    public static unsafe string Resolve(string path)
    {
        var buffer = stackalloc byte[MaximumBytes];
        return OperatingSystem.IsWindows() || Resolve(path, buffer) == 0
            ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))
            : Marshal.PtrToStringUTF8((nint)buffer)!;
    }

    [LibraryImport("libc", EntryPoint = "realpath", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial nint Resolve(string path, byte* resolved);
}
