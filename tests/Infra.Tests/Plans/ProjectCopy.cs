namespace Infra.Tests.Plans;

/// <summary>The program with changed settings: a temporary folder with its project file and the settings of one environment.</summary>
internal sealed class ProjectCopy : IDisposable
{
    /// <param name="stack">The environment.</param>
    /// <param name="change">Changes the contents of its settings file.</param>
    public ProjectCopy(string stack, Func<string, string> change)
    {
        var project = File.ReadAllText(Repository.File("Pulumi.yaml"));
        File.WriteAllText(
            Path.Combine(Folder, "Pulumi.yaml"),
            project.Replace("main: Infra.csproj", $"main: {Repository.File("Infra.csproj")}", StringComparison.Ordinal)
        );
        // Settings may refer to folders of the project.
        Directory.CreateSymbolicLink(Path.Combine(Folder, "stacks"), Repository.File("stacks"));
        File.WriteAllText(Path.Combine(Folder, $"Pulumi.{stack}.yaml"), change(File.ReadAllText(Repository.File($"Pulumi.{stack}.yaml"))));
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("settings-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
