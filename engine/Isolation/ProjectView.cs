using Engine.Projects;

namespace Engine.Isolation;

/// <summary>What an isolated program sees besides the system: its repository and its runtime, and no other file of the caller's.</summary>
internal static class ProjectView
{
    /// <summary>Folders of the caller's that may lie anywhere.</summary>
    private static readonly string[] Personal =
    [
        "HOME",
        "TMPDIR",
        "XDG_CACHE_HOME",
        "XDG_CONFIG_HOME",
        "XDG_DATA_HOME",
        "XDG_RUNTIME_DIR",
        "XDG_STATE_HOME",
        "PULUMI_HOME",
        "CLOUDSDK_CONFIG",
        "DOCKER_CONFIG",
        "GNUPGHOME",
    ];

    /// <param name="project">The program's project.</param>
    /// <param name="executable">What runs it.</param>
    /// <param name="shared">Folders that the caller shares with it.</param>
    /// <param name="readOnly">Folders that it may read.</param>
    /// <param name="root">Where the process's file system is put together.</param>
    public static MountTable Create(
        ProjectFile project,
        string executable,
        IEnumerable<string> shared,
        IEnumerable<string> readOnly,
        string root
    )
    {
        var table = new MountTable(root);
        foreach (var folder in PersonalFolders())
        {
            table.Hide(folder);
        }

        foreach (var folder in shared.Where(IsFolder))
        {
            table.Show(RealPath.Resolve(folder));
        }

        ShowProject(table, project);
        var runtimes = new[] { Installation(executable), Environment.GetEnvironmentVariable("DOTNET_ROOT") };
        foreach (var folder in runtimes.Concat(readOnly).Where(folder => IsFolder(folder) && !MountTable.IsSystem(folder!)))
        {
            table.Show(RealPath.Resolve(folder!), writable: false);
        }

        return table;
    }

    /// <summary>Whether the caller's home cannot be hidden, because the project is all of it.</summary>
    public static bool ShowsHome(ProjectFile project) =>
        Environment.GetEnvironmentVariable("HOME") is { Length: > 0 } home && RepositoryOf(project.Directory) == RealPath.Resolve(home);

    /// <summary>Returns the caller's own folders that exist.</summary>
    public static IEnumerable<string> PersonalFolders() =>
        Personal.Select(Environment.GetEnvironmentVariable).Where(IsFolder).Select(folder => RealPath.Resolve(folder!));

    private static void ShowProject(MountTable table, ProjectFile project)
    {
        var repository = RepositoryOf(project.Directory);
        table.Show(repository);
        if (MountTable.IsHidden(project.Directory) && !IsWithin(project.Directory, repository))
        {
            // The caller's path leads through a symbolic link that is not visible.
            table.Show(project.Directory);
        }

        var versions = new DirectoryInfo(Path.Combine(repository, ".git"));
        if (versions.Exists && versions.LinkTarget is null)
        {
            // A hook that is written there would run with the caller's next git command.
            table.Protect(versions.FullName);
        }
    }

    /// <summary>
    /// The outermost folder that is under version control; what has none is taken with the folder around it, since sources may lie there.
    /// </summary>
    public static string RepositoryOf(string directory)
    {
        var folder = RealPath.Resolve(directory);
        var around = Ancestors(folder).TakeWhile(IsOrdinary).ToList();
        var temporary = RealPath.Resolve(Path.GetTempPath());
        return around.LastOrDefault(candidate => Path.Exists(Path.Combine(candidate, ".git")))
            ?? (IsWithin(folder, temporary) ? temporary : around.Take(2).LastOrDefault() ?? folder);
    }

    private static IEnumerable<string> Ancestors(string folder)
    {
        for (var parent = new DirectoryInfo(folder); parent is not null; parent = parent.Parent)
        {
            yield return parent.FullName;
        }
    }

    /// <summary>A folder at the top, or one that holds a home folder or the temporary folder, is more than a repository.</summary>
    private static bool IsOrdinary(string folder) =>
        Path.GetDirectoryName(folder) is { Length: > 1 }
        && !new[] { Environment.GetEnvironmentVariable("HOME"), Path.GetTempPath() }
            .Where(IsFolder)
            .Any(personal => IsWithin(RealPath.Resolve(personal!), folder));

    /// <summary>A runtime is its executable's folder, or the one above if that is called <c>bin</c>.</summary>
    private static string Installation(string executable)
    {
        var folder = Path.GetDirectoryName(RealPath.Resolve(executable))!;
        return Path.GetFileName(folder) == "bin" ? Path.GetDirectoryName(folder)! : folder;
    }

    private static bool IsWithin(string path, string folder) =>
        path == folder || path.StartsWith(folder.EndsWith('/') ? folder : $"{folder}/", StringComparison.Ordinal);

    private static bool IsFolder(string? folder) => Path.IsPathRooted(folder) && folder != "/" && Directory.Exists(folder);
}
