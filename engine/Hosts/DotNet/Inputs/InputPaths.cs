namespace Engine.Hosts.DotNet.Inputs;

/// <summary>The files that determine what a build reads, including those that do not exist yet.</summary>
internal static class InputPaths
{
    /// <summary>
    /// The files that .NET, NuGet and MSBuild search for in the folder of a project and its parent folders. Sources: the documentation of
    /// Directory.Build.props, central package management, global.json, nuget.config and response files on https://learn.microsoft.com.
    /// </summary>
    private static readonly string[] AboveProjects =
    [
        .. "Directory.Build.props Directory.Build.targets Directory.Build.rsp Directory.Packages.props global.json".Split(' '),
        // NuGet accepts three spellings on case-sensitive systems.
        .. "nuget.config NuGet.config NuGet.Config".Split(' '),
    ];

    /// <summary>The files that the compiler searches for in the folder of each source file and its parent folders.</summary>
    private static readonly string[] AboveSources = [".editorconfig", ".globalconfig"];

    /// <summary>The files that the SDK searches for next to a project without an item for them.</summary>
    private static readonly string[] NextToProjects = ["packages.lock.json", "runtimeconfig.template.json", "app.config", "App.config"];

    public static IEnumerable<string> From(InputList inputs)
    {
        var folders = inputs.Projects.Select(project => Path.GetDirectoryName(project)!).ToList();
        var sources = inputs.Items.Select(item => Path.GetDirectoryName(item)!).Concat(folders).Distinct(StringComparer.Ordinal);
        return inputs
            .Items.Concat(inputs.Files)
            .Concat(inputs.Projects)
            .Concat(inputs.Projects.Select(project => $"{project}.user"))
            .Concat(Pairs(folders.SelectMany(FolderAndAbove), AboveProjects.Concat(inputs.NamesAbove)))
            .Concat(Pairs(sources.SelectMany(FolderAndAbove), AboveSources))
            .Concat(Pairs(folders, NextToProjects))
            .Concat(UserSettings())
            .Distinct(StringComparer.Ordinal);
    }

    /// <summary>Returns the paths that a build searches in a project's folder and its parent folders, whether or not they exist.</summary>
    public static IEnumerable<string> LookedForAbove(string projectFile) =>
        Pairs(FolderAndAbove(Path.GetDirectoryName(projectFile)!), AboveProjects.Concat(AboveSources));

    /// <summary>Returns the user's NuGet settings (https://learn.microsoft.com/nuget/reference/nuget-config-file).</summary>
    public static IEnumerable<string> UserSettings()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string[] folders =
        [
            Path.Combine(home, ".nuget", "NuGet"),
            Path.Combine(home, ".config", "NuGet"),
            Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "NuGet"),
        ];
        return Pairs(folders.Where(Path.IsPathRooted), ["NuGet.Config"]);
    }

    /// <summary>Returns the folder and its parent folders up to the root.</summary>
    private static IEnumerable<string> FolderAndAbove(string folder)
    {
        for (var parent = folder; parent is not null; parent = Path.GetDirectoryName(parent)!)
        {
            yield return parent;
        }
    }

    private static IEnumerable<string> Pairs(IEnumerable<string> folders, IEnumerable<string> names) =>
        folders.Distinct(StringComparer.Ordinal).SelectMany(folder => names.Select(name => Path.Combine(folder, name)));
}
