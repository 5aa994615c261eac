using System.Runtime.CompilerServices;

namespace Infra.Tests;

/// <summary>The location of this repository.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(FolderOf(), "..", ".."));

    /// <summary>Returns a file by its path from the root.</summary>
    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FolderOf([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
