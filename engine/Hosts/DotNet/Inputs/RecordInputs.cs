using Microsoft.Build.Evaluation;
using Microsoft.Build.Framework;

namespace Engine.Hosts.DotNet.Inputs;

/// <summary>
/// The build task that records what the build of one project reads. It runs inside the build, where imports, globs and items are known;
/// later previews only compare the recorded inputs.
/// </summary>
public sealed class RecordInputs : ITask
{
    /// <inheritdoc />
    public IBuildEngine BuildEngine { get; set; } = null!;

    /// <inheritdoc />
    public ITaskHost? HostObject { get; set; }

    /// <summary>The folder in which each project writes a file.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary>The project file.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>The items' files at the end of the build: some items exist only after targets have run.</summary>
    public ITaskItem[] Items { get; set; } = [];

    /// <summary>The referenced projects; each must have a record of its own.</summary>
    public ITaskItem[] References { get; set; } = [];

    /// <summary>The folders that the build writes to.</summary>
    public ITaskItem[] Outputs { get; set; } = [];

    /// <summary>Writes the record. Never fails the build: without a record, the next preview builds again.</summary>
    public bool Execute()
    {
        using var projects = new ProjectCollection();
        var properties = ((IBuildEngine6)BuildEngine).GetGlobalProperties();
        var project = new Project(ProjectFile, new Dictionary<string, string>(properties), toolsVersion: null, projects);
        var inputs = new InputList(ProjectFile);
        inputs.References.UnionWith(References.Select(item => item.ItemSpec));
        inputs.Outputs.UnionWith(Outputs.Select(item => Path.GetFullPath(item.ItemSpec, project.DirectoryPath)));
        new ProjectReading(project, inputs).Read(Items.Select(item => item.ItemSpec));
        inputs.Write(Folder);
        return true;
    }
}
