using Engine.Diagnostics;
using Engine.Projects;

namespace Engine.Hosts;

/// <summary>The file or folder that a project names as its program.</summary>
internal static class ProgramEntry
{
    /// <exception cref="FaultException">
    /// ENG331: it does not exist; as in Pulumi, a missing extension is not completed. ENG345: the isolated program cannot see it.
    /// </exception>
    public static void Check(ProjectFile project)
    {
        var path = Path.GetFullPath(Path.Combine(project.Directory, project.Main));
        project.Files.Check(path);
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            throw new FaultException(EngineDiagnostics.ProgramNotFound(project.Main, path));
        }
    }

    /// <returns>The file's name in <see cref="ProjectFile.ProgramDirectory"/>, or <c>.</c> for the folder.</returns>
    public static string FileName(ProjectFile project) =>
        File.Exists(Path.Combine(project.Directory, project.Main)) ? Path.GetFileName(project.Main) : ".";
}
