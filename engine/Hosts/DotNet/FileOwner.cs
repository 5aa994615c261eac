using System.Runtime.InteropServices;

namespace Engine.Hosts.DotNet;

/// <summary>Checks whether only this user can write to files.</summary>
internal static partial class FileOwner
{
    private const UnixFileMode WritableByGroup = UnixFileMode.GroupWrite;
    private const UnixFileMode WritableByOthers = UnixFileMode.OtherWrite;

    /// <summary>
    /// Returns whether the file belongs to this user or root and no one else can write to it. Links are refused, whatever their target.
    /// </summary>
    public static bool IsOwn(string path) =>
        OperatingSystem.IsWindows()
        || (
            StatX.FromFile(path, followLinks: false) is { } status
                ? !status.IsLink && IsTrusted(status.Owner) && (status.Mode & (WritableByGroup | WritableByOthers)) == 0
                : IsOwnByChangingIt(path)
        );

    /// <summary>Returns whether no other user can replace a file in these folders: the folders are the user's own, or sticky.</summary>
    public static bool IsReachedSafely(string folder)
    {
        for (
            var parent = Path.GetDirectoryName(folder);
            parent is not null && OperatingSystem.IsLinux();
            parent = Path.GetDirectoryName(parent)
        )
        {
            if (
                StatX.FromFile(parent) is { } status
                && (!IsTrusted(status.Owner) || ((status.Mode & WritableByOthers) != 0 && (status.Mode & UnixFileMode.StickyBit) == 0))
            )
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Removes the write permission of all other users; files of other owners are left unchanged.</summary>
    public static void KeepOthersFromWriting(string path)
    {
        if (
            !OperatingSystem.IsWindows()
            && StatX.FromFile(path, followLinks: false) is { IsLink: false } status
            && status.Owner == EffectiveUser()
        )
        {
            File.SetUnixFileMode(path, status.Mode & ~(WritableByGroup | WritableByOthers));
        }
    }

    /// <summary>
    /// Returns whether the file belongs to someone other than this user, root and the project's owner; false if owners are not available.
    /// </summary>
    public static bool IsForeign(string path, string projectFile) =>
        StatX.FromFile(path) is { } status && !IsTrusted(status.Owner) && status.Owner != StatX.FromFile(projectFile)?.Owner;

    private static bool IsTrusted(uint owner) => owner == 0 || owner == EffectiveUser();

    /// <summary>
    /// Returns whether this user can change the file's mode, which only the owner or root can; outside Linux the owner is not available
    /// through a portable call.
    /// </summary>
    private static bool IsOwnByChangingIt(string path)
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows() || EffectiveUser() == 0)
        {
            return false;
        }

        try
        {
            var mode = File.GetUnixFileMode(path);
            File.SetUnixFileMode(path, mode);
            return File.ResolveLinkTarget(path, returnFinalTarget: false) is null && (mode & (WritableByGroup | WritableByOthers)) == 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint EffectiveUser();
}
