using Engine.Diagnostics;
using Engine.Files;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Engine.Projects;

/// <summary>The contents of <c>Pulumi.yaml</c>.</summary>
public sealed record ProjectFile
{
    /// <summary>The names of a project file, in the order in which Pulumi searches for them.</summary>
    private static readonly string[] FileNames = ["Pulumi.json", "Pulumi.yaml", "Pulumi.yml"];

    private const int MaximumName = 100;

    /// <summary>The folder of the file.</summary>
    public required string Directory { get; init; }

    /// <summary>The project's name; the namespace of its settings.</summary>
    public required string Name { get; init; }

    /// <summary>The language, <c>dotnet</c> or <c>nodejs</c>.</summary>
    public required string Runtime { get; init; }

    /// <summary>The options for the language's host, by name: hosts distinguish <c>true</c> from <c>"true"</c>.</summary>
    internal IReadOnlyDictionary<string, YamlNode> RuntimeOptions { get; init; } = new Dictionary<string, YamlNode>();

    /// <summary>The program's entry point, relative to <see cref="Directory"/>; empty for the folder itself.</summary>
    public string Main { get; init; } = "";

    /// <summary>The folder of the stacks' files, relative to <see cref="Directory"/>.</summary>
    public string StackDirectory { get; init; } = "";

    /// <summary>The extension of the stacks' files, which is the project's own: <c>.yaml</c> or <c>.yml</c>.</summary>
    public string Extension { get; init; } = ".yaml";

    /// <summary>The declared settings, by full key.</summary>
    internal IReadOnlyDictionary<string, SettingDeclaration> Settings { get; init; } = new Dictionary<string, SettingDeclaration>();

    /// <summary>The files that the project's own files may lead to.</summary>
    internal VisibleFiles Files { get; init; } = VisibleFiles.All;

    /// <summary>The folder of <see cref="Main"/>.</summary>
    public string ProgramDirectory =>
        Path.GetFullPath(
            Path.Combine(Directory, System.IO.Directory.Exists(Path.Combine(Directory, Main)) ? Main : Path.GetDirectoryName(Main) ?? "")
        );

    /// <summary>Reads the <c>Pulumi.yaml</c> of a folder.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="visible">The files that the project may lead to; by default all that the caller may read.</param>
    /// <exception cref="FaultException">The folder has no project file, or the file is not valid.</exception>
    public static ProjectFile Load(string directory, VisibleFiles? visible = null)
    {
        var files = visible ?? VisibleFiles.All;
        var file = FileIn(directory, files);
        var yaml = YamlSource.Load(file, files);
        try
        {
            return Read(Path.GetFullPath(directory), Path.GetExtension(file), yaml) with { Files = files };
        }
        catch (YamlException exception)
        {
            throw new FaultException(EngineDiagnostics.ValueNotRepresentable(yaml.PlaceOf(exception), exception.Message));
        }
    }

    private static ProjectFile Read(string directory, string extension, YamlSource yaml)
    {
        var faults = new List<Fault>();
        var name = NameIn(yaml, faults);
        ProjectMembers.CheckProject(yaml, faults);
        var stackDirectory = StackFolder(yaml, faults);
        CheckRelease(yaml, faults);
        var runtime = YamlSource.Find(yaml.Root, "runtime");
        var language = Language(yaml, runtime, faults);
        var settings = new DeclarationReader(yaml, name, faults).ReadAll();
        if (faults.Count > 0)
        {
            throw new FaultException(faults);
        }

        return new ProjectFile
        {
            Directory = directory,
            Name = name,
            Runtime = language,
            RuntimeOptions = Options(runtime as YamlMappingNode),
            Main = ProjectMembers.Text(yaml, "main", faults),
            StackDirectory = stackDirectory,
            Extension = extension,
            Settings = settings,
        };
    }

    private static string FileIn(string directory, VisibleFiles files)
    {
        var file = FileNames.Select(name => Path.Combine(directory, name)).FirstOrDefault(files.Exists);
        return file is null ? throw new FaultException(EngineDiagnostics.ProjectFileNotFound(Path.GetFullPath(directory)))
            : file.EndsWith(".json", StringComparison.Ordinal)
                ? throw new FaultException(EngineDiagnostics.JsonProjectFile(Path.GetFullPath(file)))
            : file;
    }

    private static string NameIn(YamlSource yaml, List<Fault> faults)
    {
        if (YamlSource.Find(yaml.Root, "name") is not { } node)
        {
            faults.Add(EngineDiagnostics.NameRequired(yaml.PlaceOf(yaml.Root)));
            return "";
        }

        var name = ProjectMembers.Text(yaml, "name", faults);
        if (
            name.Length > 0
            && (name.Length > MaximumName || !name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.'))
        )
        {
            faults.Add(EngineDiagnostics.InvalidProjectName(yaml.PlaceOf(node), name, MaximumName));
        }

        return name;
    }

    /// <summary>
    /// Returns the folder of the stacks' files, formerly named by <c>config</c>. Pulumi rejects both members together, even empty ones.
    /// </summary>
    private static string StackFolder(YamlSource yaml, List<Fault> faults)
    {
        if (YamlSource.Find(yaml.Root, "config") is not YamlScalarNode config)
        {
            return ProjectMembers.Text(yaml, "stackConfigDir", faults);
        }

        if (yaml.Root.Children.ContainsKey(new YamlScalarNode("stackConfigDir")))
        {
            faults.Add(EngineDiagnostics.StackFoldersConflict(yaml.PlaceOf(config)));
        }

        return ProjectMembers.Text(yaml, "config", faults);
    }

    private static void CheckRelease(YamlSource yaml, List<Fault> faults)
    {
        var range = ProjectMembers.Text(yaml, PulumiRelease.ProjectKey, faults);
        if (range.Length > 0 && PulumiRelease.Check(range) is { } fault)
        {
            var place = yaml.PlaceOf(YamlSource.Find(yaml.Root, PulumiRelease.ProjectKey)!);
            faults.Add(fault with { Message = $"{place}: {fault.Message}" });
        }
    }

    private static string Language(YamlSource yaml, YamlNode? runtime, List<Fault> faults)
    {
        if (runtime is YamlMappingNode about)
        {
            ProjectMembers.CheckNames(yaml, about, ["name", "options"], "'runtime'", faults, ignoresOthers: false);
            if (about.Children.TryGetValue(new YamlScalarNode("options"), out var options) && options is not YamlMappingNode)
            {
                faults.Add(ProjectMembers.Invalid(yaml, options, "runtime.options", "a mapping"));
            }
        }

        var name = runtime is YamlMappingNode mapping ? YamlSource.Find(mapping, "name") : runtime;
        if (name is YamlScalarNode text && YamlScalars.Resolve(text) is string)
        {
            return YamlSource.Text(text);
        }

        faults.Add(
            name is YamlScalarNode
                ? ProjectMembers.Invalid(yaml, name, "runtime", "a string", "runtime: dotnet")
                : EngineDiagnostics.RuntimeRequired(yaml.PlaceOf(runtime ?? yaml.Root))
        );
        return "";
    }

    private static Dictionary<string, YamlNode> Options(YamlMappingNode? runtime) =>
        runtime is not null && YamlSource.Find(runtime, "options") is YamlMappingNode options
            ? options.Children.ToDictionary(option => YamlSource.Text(option.Key), option => option.Value)
            : [];
}
