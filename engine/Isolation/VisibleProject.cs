using Engine.Files;

namespace Engine.Isolation;

/// <summary>The files that a project may lead the engine to, which itself is not isolated (<see cref="ProjectView"/>).</summary>
internal static class VisibleProject
{
    /// <summary>Returns the files that the project's settings may be read from: its repository and the shared folders.</summary>
    public static VisibleFiles ForSettings(string directory, IsolationOptions options) =>
        Limits(options) ? Create(directory, options, new(StringComparer.Ordinal), []) : VisibleFiles.All;

    /// <summary>Returns the files that the isolated program can read, including the system's.</summary>
    /// <param name="directory">The project's folder.</param>
    /// <param name="options">What the caller shares.</param>
    /// <param name="own">The program's own folders.</param>
    public static VisibleFiles ForProgram(string directory, IsolationOptions options, params IReadOnlyList<string> own)
    {
        if (!Limits(options))
        {
            return VisibleFiles.All;
        }

        var folders = new Dictionary<string, Visibility>(StringComparer.Ordinal);
        foreach (var folder in Directory.EnumerateDirectories("/").Where(folder => !MountTable.IsHidden(folder)))
        {
            folders[folder] = Visibility.Public;
        }

        Show(folders, own);
        return Create(directory, options, folders, ["system files that every user can read"]);
    }

    private static bool Limits(IsolationOptions options) => options.Isolated && OperatingSystem.IsLinux();

    private static VisibleFiles Create(
        string directory,
        IsolationOptions options,
        Dictionary<string, Visibility> folders,
        IReadOnlyList<string> others
    )
    {
        folders["/"] = Visibility.Hidden;
        foreach (var folder in ProjectView.PersonalFolders())
        {
            folders[folder] = Visibility.Hidden;
        }

        var repository = ProjectView.RepositoryOf(directory);
        Show(folders, [.. options.SharedFolders, repository]);
        return new VisibleFiles(folders, [repository, .. options.SharedFolders, .. others], (directory, RealPath.Resolve(directory)));
    }

    private static void Show(Dictionary<string, Visibility> folders, IEnumerable<string> shown)
    {
        foreach (var folder in shown)
        {
            folders[RealPath.Resolve(folder)] = Visibility.Full;
        }
    }
}
