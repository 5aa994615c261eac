using System.Runtime.InteropServices;

namespace Engine.Hosts.DotNet;

/// <summary>Whether files are this user's alone to write.</summary>
internal static partial class FileOwner
{
    private const UnixFileMode WritableByGroup = UnixFileMode.GroupWrite;
    private const UnixFileMode WritableByOthers = UnixFileMode.OtherWrite;

    /// <summary>Whether it is this user's, or root's, and no one else may write to it. A link is refused, wherever it leads.</summary>
    public static bool IsOwn(string path) =>
        OperatingSystem.IsWindows()
        || (
            StatX.Of(path, followLinks: false) is { } status
                ? !status.IsLink && IsTrusted(status.Owner) && (status.Mode & (WritableByGroup | WritableByOthers)) == 0
                : IsOwnByChangingIt(path)
        );

    /// <summary>Whether no other user can put another file in place of one in these folders: they are theirs, or sticky.</summary>
    public static bool IsReachedSafely(string folder)
    {
        for (
            var parent = Path.GetDirectoryName(folder);
            parent is not null && OperatingSystem.IsLinux();
            parent = Path.GetDirectoryName(parent)
        )
        {
            if (
                StatX.Of(parent) is { } status
                && (!IsTrusted(status.Owner) || ((status.Mode & WritableByOthers) != 0 && (status.Mode & UnixFileMode.StickyBit) == 0))
            )
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Takes the right to write from all others; nothing happens to what is not this user's.</summary>
    public static void KeepOthersFromWriting(string path)
    {
        if (
            !OperatingSystem.IsWindows()
            && StatX.Of(path, followLinks: false) is { IsLink: false } status
            && status.Owner == EffectiveUser()
        )
        {
            File.SetUnixFileMode(path, status.Mode & ~(WritableByGroup | WritableByOthers));
        }
    }

    /// <summary>Whether it belongs to another user than this one, root and the project's owner; false where owners are unknown.</summary>
    public static bool IsForeign(string path, string projectFile) =>
        StatX.Of(path) is { } status && !IsTrusted(status.Owner) && status.Owner != StatX.Of(projectFile)?.Owner;

    private static bool IsTrusted(uint owner) => owner == 0 || owner == EffectiveUser();

    /// <summary>Only the owner, or root, may change the mode; outside Linux no portable call returns the owner.</summary>
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
