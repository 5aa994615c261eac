namespace Engine.Hosts.DotNet;

/// <summary>What a build has written, and whether it may run without building again.</summary>
internal static class BuildOutput
{
    /// <summary>Whether the assembly is in the checkout of its project, and no other user can have written it.</summary>
    public static bool MayRun(string assembly, string projectFile) =>
        Path.GetDirectoryName(assembly) is { } folder
        && $"{folder}{Path.DirectorySeparatorChar}".StartsWith(CheckoutOf(projectFile), StringComparison.Ordinal)
        && FileOwner.IsOwn(assembly)
        && FileOwner.IsOwn(folder);

    /// <summary>Some systems let a user's group write to all the user creates.</summary>
    public static void KeepOthersFromWriting(string assembly)
    {
        FileOwner.KeepOthersFromWriting(assembly);
        FileOwner.KeepOthersFromWriting(Path.GetDirectoryName(assembly)!);
    }

    /// <summary>The files of the output folder: a program whose library or data file has gone is built again.</summary>
    public static IEnumerable<string> Files(string assembly) =>
        Directory.EnumerateFiles(Path.GetDirectoryName(assembly)!, "*", SearchOption.AllDirectories);

    /// <summary>
    /// The folder of the repository; without one, the highest folder whose Directory.Build.props the project may share; else its own.
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
