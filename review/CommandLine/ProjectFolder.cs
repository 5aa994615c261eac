using Engine.Diagnostics;
using Review.Diagnostics;

namespace Review.CommandLine;

/// <summary>The folder that <c>--cwd</c> names: it must exist, be a folder, and be usable as a build's working directory.</summary>
internal static class ProjectFolder
{
    /// <returns>A fault if the path is not a folder (REV307), or if the current folder was deleted (REV308).</returns>
    public static Fault? Check(string name)
    {
        if (name.Length == 0)
        {
            return ReviewDiagnostics.FolderNameEmpty();
        }

        try
        {
            var folder = Path.GetFullPath(name);
            return folder.Contains('\uFFFD', StringComparison.Ordinal) ? ReviewDiagnostics.FolderNotUtf8(name)
                : File.Exists(folder) ? ReviewDiagnostics.FolderIsFile(name, Path.GetDirectoryName(folder)!)
                : Directory.Exists(folder) ? null
                : ReviewDiagnostics.FolderNotFound(name);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return ReviewDiagnostics.CurrentFolderNotReadable();
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return ReviewDiagnostics.FolderPathInvalid(name);
        }
    }
}
