namespace Engine.Files;

/// <summary>Checks who owns files and who else can write to them. .NET provides the mode of a file but not its owner.</summary>
internal static class FileOwner
{
    private const UnixFileMode WritableByGroup = UnixFileMode.GroupWrite;
    private const UnixFileMode WritableByOthers = UnixFileMode.OtherWrite;

    /// <summary>
    /// Returns whether the file belongs to this user or root and no one else can write to it. Links are refused, whatever their target.
    /// </summary>
    public static bool IsOwn(string path) =>
        OperatingSystem.IsWindows()
        || (
            FileStatus.Of(path, followLinks: false) is { } status
                ? status.Kind != FileKind.Link && IsTrusted(status.Owner) && (status.Mode & (WritableByGroup | WritableByOthers)) == 0
                : IsOwnByChangingIt(path)
        );

    /// <returns>Whether the file exists and belongs to the calling user; links are not followed (Linux).</returns>
    public static bool IsCaller(string path) =>
        !OperatingSystem.IsWindows() && FileStatus.Of(path, followLinks: false) is { } status && CallingUser.Is(status.Owner);

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
                FileStatus.Of(parent) is { } status
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
            && FileStatus.Of(path, followLinks: false) is { Kind: not FileKind.Link } status
            && CallingUser.Is(status.Owner)
        )
        {
            File.SetUnixFileMode(path, status.Mode & ~(WritableByGroup | WritableByOthers));
        }
    }

    /// <summary>
    /// Returns whether the file belongs to someone other than this user, root and the project's owner; false if owners are not available.
    /// </summary>
    public static bool IsForeign(string path, string projectFile) =>
        FileStatus.Of(path) is { } status && !IsTrusted(status.Owner) && status.Owner != FileStatus.Of(projectFile)?.Owner;

    private static bool IsTrusted(uint owner) => owner == 0 || (!OperatingSystem.IsWindows() && CallingUser.Is(owner));

    /// <summary>
    /// Returns whether this user can change the file's mode, which only the owner or root can; outside Linux the owner is not available
    /// through a portable call.
    /// </summary>
    private static bool IsOwnByChangingIt(string path)
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows() || CallingUser.IsRoot)
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
}
