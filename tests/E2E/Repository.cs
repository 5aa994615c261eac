using System.Runtime.CompilerServices;

namespace E2E;

/// <summary>Copies of this repository's working tree, needed because Pulumi's CLI writes to the stack files it uses.</summary>
internal static class Repository
{
    private static readonly HashSet<string> LeftOut = new(StringComparer.Ordinal) { ".git", "artifacts", "bin", "obj", "node_modules" };

    public static string Root { get; } = Path.GetFullPath(Path.Combine(FolderOfThisFile(), "..", ".."));

    public static DirectoryInfo Copy()
    {
        var copy = Directory.CreateTempSubdirectory("infra-e2e-");
        Copy(new DirectoryInfo(Root), copy);
        return copy;
    }

    private static void Copy(DirectoryInfo from, DirectoryInfo to)
    {
        foreach (var file in from.EnumerateFiles())
        {
            file.CopyTo(Path.Combine(to.FullName, file.Name));
        }

        foreach (var folder in from.EnumerateDirectories().Where(folder => !LeftOut.Contains(folder.Name)))
        {
            Copy(folder, to.CreateSubdirectory(folder.Name));
        }
    }

    private static string FolderOfThisFile([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
