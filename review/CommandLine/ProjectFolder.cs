using Engine.Diagnostics;

namespace Review.CommandLine;

/// <summary>The folder that <c>--cwd</c> names: it must exist, be a folder, and be usable as a build's working directory.</summary>
internal static class ProjectFolder
{
    /// <returns>The folder's full path.</returns>
    /// <exception cref="FaultException">REV307: the path is not a folder; REV308: the current folder was deleted.</exception>
    public static string Of(string name)
    {
        if (name.Length == 0)
        {
            throw Invalid("--cwd is empty; it takes the project's folder.", "leave it out for the current folder.");
        }

        var folder = FullPath(name);
        if (folder.Contains('\uFFFD', StringComparison.Ordinal))
        {
            throw Invalid($"--cwd is '{name}', whose path is not valid UTF-8.", "rename the folder, or use another one.");
        }

        if (File.Exists(folder))
        {
            throw Invalid($"--cwd is '{name}', which is a file; it takes the project's folder.", $"--cwd {Path.GetDirectoryName(folder)}");
        }

        if (!Directory.Exists(folder))
        {
            throw Invalid($"--cwd is '{name}', which does not exist.", "check its spelling; a relative path begins in the current folder.");
        }

        return folder;
    }

    private static string FullPath(string name)
    {
        try
        {
            return Path.GetFullPath(name);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(
                ExitCode.Usage,
                new Fault("REV308", "The current folder was deleted, or cannot be read.", "cd to one that exists.")
            );
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            throw Invalid($"--cwd is '{name}', which is not a valid path.", "--cwd DIR");
        }
    }

    private static FaultException Invalid(string message, string fix) => new(ExitCode.Usage, new Fault("REV307", message, fix));
}
