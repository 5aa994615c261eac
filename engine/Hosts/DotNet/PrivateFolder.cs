using Engine.Diagnostics;
using Engine.Files;

namespace Engine.Hosts.DotNet;

/// <summary>The folder for cached data inside the user's data folder; no other user can write to it.</summary>
internal static class PrivateFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Returns the folder, and creates it if it does not exist.</summary>
    /// <param name="notices">Receives a warning if no folder qualifies.</param>
    /// <param name="dataFolder">The user's data folder; default: <c>XDG_DATA_HOME</c>, or <c>~/.local/share</c>.</param>
    /// <returns>The folder; null if no folder belongs to this user alone, in which case nothing is cached.</returns>
    public static string? Find(IProgress<string> notices, string? dataFolder = null)
    {
        dataFolder ??= Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData,
            Environment.SpecialFolderOption.DoNotVerify
        );
        var own = Path.Combine(dataFolder, "pulumi-review");
        var builds = Path.Combine(own, "builds");
        if (Path.IsPathRooted(dataFolder) && FileOwner.IsReachedSafely(own) && Create(own) && Create(builds))
        {
            return builds;
        }

        notices.Report(EngineDiagnostics.DataFolderNotPrivate(own).ToString());
        return null;
    }

    private static bool Create(string folder)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                return Directory.CreateDirectory(folder).Exists;
            }

            Directory.CreateDirectory(folder, OwnerOnly);
            var isOwn = FileOwner.IsOwn(folder);
            if (isOwn)
            {
                File.SetUnixFileMode(folder, OwnerOnly);
            }

            return isOwn;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
