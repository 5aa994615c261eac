namespace Engine.Hosts.DotNet;

/// <summary>The folder in the user's own data folder for what previews remember; no other user can write to it.</summary>
internal static class PrivateFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Creates it where it is missing.</summary>
    /// <param name="dataFolder">The user's data folder; default: as the system says (<c>XDG_DATA_HOME</c>, or <c>~/.local/share</c>).</param>
    /// <returns>Null where there is none that is this user's alone: then nothing is remembered.</returns>
    public static string? Find(string? dataFolder = null)
    {
        dataFolder ??= Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData,
            Environment.SpecialFolderOption.DoNotVerify
        );
        if (!Path.IsPathRooted(dataFolder))
        {
            return null;
        }

        var own = Path.Combine(dataFolder, "pulumi-review");
        var builds = Path.Combine(own, "builds");
        try
        {
            Directory.CreateDirectory(dataFolder);
            return new[] { own, builds }.All(Create) && FileOwner.IsReachedSafely(own) ? builds : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool Create(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnly);
        }

        var isOwn = FileOwner.IsOwn(folder);
        if (isOwn && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, OwnerOnly);
        }

        return isOwn;
    }
}
