namespace Engine.Hosts.DotNet.Inputs;

/// <summary>The folders that a build writes to. A folder that contains a project is not one of them, because it contains sources.</summary>
internal sealed class OutputFolders
{
    private readonly string[] _folders;

    public OutputFolders(IEnumerable<string> folders, IReadOnlySet<string> projects) =>
        _folders = [
            .. folders
                .Select(folder => $"{Path.TrimEndingDirectorySeparator(folder)}{Path.DirectorySeparatorChar}")
                .Where(folder => !projects.Any(project => project.StartsWith(folder, StringComparison.Ordinal))),
        ];

    public bool Contain(string path) => Array.Exists(_folders, folder => path.StartsWith(folder, StringComparison.Ordinal));
}
