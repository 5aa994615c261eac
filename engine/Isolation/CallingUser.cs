using System.Runtime.InteropServices;

namespace Engine.Isolation;

/// <summary>The user who runs this process (Linux). .NET provides the mode of a file but not its owner.</summary>
internal static partial class CallingUser
{
    private const int CurrentDirectory = -100;
    private const int NoFollow = 0x100;
    private const uint UserMask = 0x8;

    /// <summary>The size of <c>struct statx</c> and the offset of its <c>stx_uid</c>, the same for every architecture (statx(2)).</summary>
    private const int StatusBytes = 256;
    private const int UserOffset = 20;

    /// <summary>Whether the calling user is root.</summary>
    public static bool IsRoot => OperatingSystem.IsLinux() && EffectiveUser() == 0;

    /// <returns>Whether the file exists and belongs to the calling user; symbolic links are not followed.</returns>
    public static bool Owns(string path)
    {
        Span<byte> status = stackalloc byte[StatusBytes];
        return OperatingSystem.IsLinux()
            && Status(CurrentDirectory, path, NoFollow, UserMask, status) == 0
            && MemoryMarshal.Read<uint>(status[UserOffset..]) == EffectiveUser();
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Status(int directory, string path, int flags, uint mask, Span<byte> status);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint EffectiveUser();
}
