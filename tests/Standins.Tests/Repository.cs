using System.Runtime.CompilerServices;

namespace Standins.Tests;

/// <summary>The locations of this repository and of the recorded facts.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(FolderOfThisFile(), "..", ".."));

    /// <summary>The facts of the official packages; they are not part of the repository.</summary>
    public static string Shared { get; } = Path.GetFullPath(Path.Combine(Root, "..", "shared"));

    /// <summary>Returns the assembly that this build produced for a project of this repository.</summary>
    public static string Built(string project, string assembly)
    {
        var pivot = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        return Path.Combine(Root, "artifacts", "bin", project, pivot, assembly);
    }

    private static string FolderOfThisFile([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
