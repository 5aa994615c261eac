using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Engine.Files;

/// <summary>The user that this process runs as.</summary>
internal static partial class CallingUser
{
    /// <summary>Whether the user is root.</summary>
    public static bool IsRoot => !OperatingSystem.IsWindows() && EffectiveUser() == 0;

    /// <summary>Returns whether this is the calling user.</summary>
    [UnsupportedOSPlatform("windows")]
    public static bool Is(uint user) => user == EffectiveUser();

    [LibraryImport("libc", EntryPoint = "geteuid")]
    [UnsupportedOSPlatform("windows")]
    private static partial uint EffectiveUser();
}
