namespace Engine.Processes;

/// <summary>Finds executables as a shell would.</summary>
internal static class Executables
{
    /// <returns>The first file of that name on the path, or null.</returns>
    public static string? Find(string name)
    {
        var file = OperatingSystem.IsWindows() ? $"{name}.exe" : name;
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, file))
            .FirstOrDefault(File.Exists);
    }

    /// <returns>The first file of that name in the folders for system tools, some of which may be missing from a path, or null.</returns>
    public static string? FindSystem(string name) =>
        new[] { "/usr/sbin", "/usr/bin", "/sbin", "/bin" }.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
