namespace Engine.Hosts.DotNet.Inputs;

/// <summary>The files whose state decides whether a build would read something else, those included that do not exist yet.</summary>
internal static class InputPaths
{
    /// <summary>
    /// What .NET, NuGet and MSBuild look for in the folder of a project and in those above. Sources: the documentation of
    /// Directory.Build.props, central package management, global.json, nuget.config and response files on https://learn.microsoft.com.
    /// </summary>
    private static readonly string[] AboveProjects =
    [
        .. "Directory.Build.props Directory.Build.targets Directory.Build.rsp Directory.Packages.props global.json".Split(' '),
        // NuGet accepts three spellings on case-sensitive systems.
        .. "nuget.config NuGet.config NuGet.Config".Split(' '),
    ];

    /// <summary>What the compiler looks for in the folder of each source and in those above.</summary>
    private static readonly string[] AboveSources = [".editorconfig", ".globalconfig"];

    /// <summary>What the SDK looks for next to a project, without an item for it.</summary>
    private static readonly string[] NextToProjects = ["packages.lock.json", "runtimeconfig.template.json", "app.config", "App.config"];

    public static IEnumerable<string> Of(InputList inputs)
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

    /// <summary>What a build takes from the folder of a project and from those above, whether it is there or not.</summary>
    public static IEnumerable<string> LookedForAbove(string projectFile) =>
        Pairs(FolderAndAbove(Path.GetDirectoryName(projectFile)!), AboveProjects.Concat(AboveSources));

    /// <summary>NuGet's settings of the user (https://learn.microsoft.com/nuget/reference/nuget-config-file).</summary>
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

    /// <summary>The folder, and those above it up to the root.</summary>
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
