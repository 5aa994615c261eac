using Engine.Diagnostics;
using YamlDotNet.RepresentationModel;

namespace Engine.Projects;

/// <summary>What <c>Pulumi.yaml</c> says of a project.</summary>
public sealed record ProjectFile
{
    private static readonly string[] FileNames = ["Pulumi.yaml", "Pulumi.yml"];

    /// <summary>The folder it lies in.</summary>
    public required string Directory { get; init; }

    /// <summary>The project's name; the namespace of its settings.</summary>
    public required string Name { get; init; }

    /// <summary>The language, <c>dotnet</c> or <c>nodejs</c>.</summary>
    public required string Runtime { get; init; }

    /// <summary>The options for the language's host, by name: hosts distinguish <c>true</c> from <c>"true"</c>.</summary>
    internal IReadOnlyDictionary<string, YamlNode> RuntimeOptions { get; init; } = new Dictionary<string, YamlNode>();

    /// <summary>The program's entry point, from <see cref="Directory"/>; empty for the folder itself.</summary>
    public string Main { get; init; } = "";

    /// <summary>Where the stacks' files lie, from <see cref="Directory"/>.</summary>
    public string StackDirectory { get; init; } = "";

    /// <summary>The settings it declares, by full key.</summary>
    internal IReadOnlyDictionary<string, SettingDeclaration> Settings { get; init; } = new Dictionary<string, SettingDeclaration>();

    /// <summary>The folder of <see cref="Main"/>.</summary>
    public string ProgramDirectory =>
        Path.GetFullPath(
            Path.Combine(Directory, System.IO.Directory.Exists(Path.Combine(Directory, Main)) ? Main : Path.GetDirectoryName(Main) ?? "")
        );

    /// <summary>Reads <c>Pulumi.yaml</c> of a folder.</summary>
    /// <exception cref="FaultException">The folder has none, or it is broken.</exception>
    public static ProjectFile Load(string directory)
    {
        var yaml = YamlSource.Load(FileIn(directory));
        var faults = new List<Fault>();
        var name = Required(yaml, "name", faults);
        var main = Optional(yaml, "main", faults);
        var stackDirectory = Optional(yaml, "stackConfigDir", faults);
        var runtime = YamlSource.Find(yaml.Root, "runtime");
        if (
            runtime is null or YamlSequenceNode
            || (runtime is YamlMappingNode about && YamlSource.Find(about, "name") is not YamlScalarNode)
        )
        {
            faults.Add(
                yaml.At(runtime ?? yaml.Root, "ENG103", "'runtime' is required: the language the program is written in.", "runtime: dotnet")
            );
        }

        var settings = SettingDeclaration.ReadAll(yaml, name, faults);
        if (faults.Count > 0)
        {
            throw new FaultException(ExitCode.Usage, faults);
        }

        return new ProjectFile
        {
            Directory = Path.GetFullPath(directory),
            Name = name,
            Runtime = YamlSource.Text(runtime is YamlMappingNode mapping ? YamlSource.Find(mapping, "name")! : runtime!),
            RuntimeOptions = Options(runtime as YamlMappingNode),
            Main = main,
            StackDirectory = stackDirectory,
            Settings = settings,
        };
    }

    private static string FileIn(string directory) =>
        FileNames.Select(name => Path.Combine(directory, name)).FirstOrDefault(File.Exists)
        ?? throw new FaultException(
            ExitCode.Usage,
            new Fault(
                "ENG102",
                $"There is no Pulumi.yaml in {Path.GetFullPath(directory)}.",
                "run this in the project's folder, or name it with --cwd DIR."
            )
        );

    private static string Required(YamlSource yaml, string key, List<Fault> faults)
    {
        if (YamlSource.Find(yaml.Root, key) is null)
        {
            faults.Add(yaml.At(yaml.Root, "ENG103", $"'{key}' is required.", $"{key}: infra"));
        }

        return Optional(yaml, key, faults);
    }

    private static string Optional(YamlSource yaml, string key, List<Fault> faults)
    {
        var node = YamlSource.Find(yaml.Root, key);
        if (node is not (null or YamlScalarNode))
        {
            faults.Add(yaml.At(node, "ENG103", $"'{key}' is {SettingType.Describe(node)}; it takes a text."));
        }

        return (node as YamlScalarNode)?.Value ?? "";
    }

    private static Dictionary<string, YamlNode> Options(YamlMappingNode? runtime) =>
        runtime is not null && YamlSource.Find(runtime, "options") is YamlMappingNode options
            ? options.Children.ToDictionary(option => YamlSource.Text(option.Key), option => option.Value)
            : [];
}
