using Microsoft.Build.Evaluation;
using Microsoft.Build.Framework;

namespace Engine.Hosts.DotNet.Inputs;

/// <summary>
/// The build task that records what the build of one project reads. It runs inside the build, which alone knows the imports, globs and
/// items; a preview compares them later without asking again.
/// </summary>
public sealed class RecordInputs : ITask
{
    /// <inheritdoc />
    public IBuildEngine BuildEngine { get; set; } = null!;

    /// <inheritdoc />
    public ITaskHost? HostObject { get; set; }

    /// <summary>The folder that takes one file for each project.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary>The project.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>The files the build ended with: some items exist only after targets have run.</summary>
    public ITaskItem[] Items { get; set; } = [];

    /// <summary>The projects it references; each must have a record of its own.</summary>
    public ITaskItem[] References { get; set; } = [];

    /// <summary>The folders that the build writes to.</summary>
    public ITaskItem[] Outputs { get; set; } = [];

    /// <summary>Writes the record. A build never fails for its record: without one, the next preview builds again.</summary>
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
