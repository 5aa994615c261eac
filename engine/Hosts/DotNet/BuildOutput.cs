using Engine.Files;

namespace Engine.Hosts.DotNet;

/// <summary>The output of a build, and whether it may run without another build.</summary>
internal static class BuildOutput
{
    /// <summary>Returns whether the assembly is in the checkout of its project and only this user can write to it.</summary>
    public static bool MayRun(string assembly, string projectFile) =>
        Path.GetDirectoryName(assembly) is { } folder
        && $"{folder}{Path.DirectorySeparatorChar}".StartsWith(CheckoutOf(projectFile), StringComparison.Ordinal)
        && FileOwner.IsOwn(assembly)
        && FileOwner.IsOwn(folder);

    /// <summary>Removes other users' write permission: some systems let a user's group write to all of the user's files.</summary>
    public static void KeepOthersFromWriting(string assembly)
    {
        FileOwner.KeepOthersFromWriting(assembly);
        FileOwner.KeepOthersFromWriting(Path.GetDirectoryName(assembly)!);
    }

    /// <summary>Returns the files of the output folder: if a library or data file is deleted, the program is built again.</summary>
    public static IEnumerable<string> Files(string assembly) =>
        Directory.EnumerateFiles(Path.GetDirectoryName(assembly)!, "*", SearchOption.AllDirectories);

    /// <summary>
    /// Returns the folder of the repository; without one, the highest folder whose Directory.Build.props the project may share; otherwise
    /// the project's own.
    /// </summary>
    private static string CheckoutOf(string projectFile)
    {
        var root = Path.GetDirectoryName(projectFile)!;
        for (var folder = root; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Path.Exists(Path.Combine(folder, ".git")))
            {
                root = folder;
                break;
            }

            if (File.Exists(Path.Combine(folder, "Directory.Build.props")))
            {
                root = folder;
            }
        }

        return Path.EndsInDirectorySeparator(root) ? root : $"{root}{Path.DirectorySeparatorChar}";
    }
}
