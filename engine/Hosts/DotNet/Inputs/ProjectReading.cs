using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.Build.Evaluation;

namespace Engine.Hosts.DotNet.Inputs;

/// <summary>
/// Determines what the build of a project may read: its imports, items and globs, the files named in properties, conditions and targets,
/// and the environment. A superfluous input costs a needless build; a missing one would run outdated code.
/// </summary>
internal sealed partial class ProjectReading(Project project, InputList inputs)
{
    /// <summary>The variables that differ between shells and that the SDK's own files mention without affecting the build.</summary>
    private static readonly HashSet<string> Ambient = new(
        string.Join(
                ' ',
                "PATH HOME USERPROFILE USERNAME USER LOGNAME PWD OLDPWD SHLVL _ TERM TMPDIR TEMP TMP HOSTNAME COMPUTERNAME",
                "MSBUILD_EXE_PATH MSBUILDEXTENSIONSPATH MSBUILDSDKSPATH MSBUILDLOADMICROSOFTTARGETSREADONLY DOTNET_HOST_PATH",
                "DOTNET_ROOT DOTNET_CLI_TELEMETRY_SESSIONID DOTNET_NOLOGO MSBUILDDISABLENODEREUSE MSBUILDUSESERVER"
            )
            .Split(' '),
        StringComparer.Ordinal
    );

    /// <summary>The attributes whose wildcards search for files.</summary>
    private static readonly HashSet<string> Searching = new(StringComparer.Ordinal) { "Include", "Inputs", "Project" };

    /// <summary>The SDK's folder; its files are covered by its version.</summary>
    private readonly string _sdk = Path.GetFullPath(
        project.GetPropertyValue("NetCoreRoot") is { Length: > 0 } root ? root : Path.Combine(AppContext.BaseDirectory, "..", "..")
    );

    /// <param name="items">The files of the project's items at the end of the build.</param>
    public void Read(IEnumerable<string> items)
    {
        inputs.Items.UnionWith(items.Where(IsOwn));
        inputs.Files.Add(Path.Combine(_sdk, "sdk"));
        inputs.Packages.UnionWith(
            project
                .GetPropertyValue("NuGetPackageFolders")
                .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        );
        // The recorder's own targets are not part of the program; another version of them uses another format.
        var recorder = project.GetPropertyValue(BuildRecording.CustomTargets);
        var imports = project.Imports.Select(import => import.ImportedProject.FullPath).Where(file => file != recorder);
        foreach (var file in imports.Append(project.FullPath).Distinct())
        {
            if (IsOwn(file))
            {
                inputs.Files.Add(file);
                ReadXml(file);
            }
            else
            {
                AddVariables(File.ReadAllText(file), name => !Ambient.Contains(name));
            }
        }

        ReadItems();
        var properties = project.AllEvaluatedProperties.Where(property => !property.IsEnvironmentProperty && !IsRecorders(property.Name));
        inputs.Files.UnionWith(properties.SelectMany(property => Existing(property.EvaluatedValue, project.DirectoryPath)));
    }

    private static bool IsRecorders(string property) =>
        property == BuildRecording.CustomTargets || property.StartsWith("Review", StringComparison.Ordinal);

    private bool IsOwn(string file) => !file.StartsWith(_sdk.TrimEnd('/', '\\') + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private void ReadItems()
    {
        foreach (var item in project.AllEvaluatedItems.Where(item => !IsSettingsFile(item)))
        {
            inputs.Files.UnionWith(Existing(ProjectCollection.Unescape(item.EvaluatedInclude), project.DirectoryPath));
        }

        foreach (var glob in project.GetAllGlobs())
        {
            AddGlobs(glob.IncludeGlobs, glob.Excludes, skipsSettings: glob.ItemElement.ItemType == "None");
        }
    }

    /// <summary>
    /// Returns whether the item is a project or stack file. These are read at every run, so a changed setting needs no build, unless the
    /// file is copied.
    /// </summary>
    private static bool IsSettingsFile(ProjectItem item) =>
        item.ItemType == "None"
        && item.GetMetadataValue("CopyToOutputDirectory") is "" or "Never"
        && Path.GetFileName(item.EvaluatedInclude).StartsWith("Pulumi.", StringComparison.Ordinal);

    private List<InputGlob> AddGlobs(IEnumerable<string> includes, IEnumerable<string> excludes, bool skipsSettings = false)
    {
        var absolute = excludes.Select(Absolute).ToList();
        List<InputGlob> globs =
        [
            .. includes.Where(InputGlob.HasWildcards).Select(include => InputGlob.Parse(Absolute(include), absolute, skipsSettings)),
        ];
        inputs.Globs.UnionWith(globs);
        return globs;
    }

    private string Absolute(string path) => Path.GetFullPath(ProjectCollection.Unescape(path).Replace('\\', '/'), project.DirectoryPath);

    /// <summary>Reads what evaluation does not record: conditions, functions that read files, and files named in targets.</summary>
    private void ReadXml(string file)
    {
        XDocument document;
        try
        {
            // A path is not a URI: a folder may be called 100%41.
            using var stream = File.OpenRead(file);
            document = XDocument.Load(stream);
        }
        catch (XmlException)
        {
            return;
        }

        foreach (var element in document.Descendants())
        {
            foreach (var attribute in element.Attributes())
            {
                ReadText(attribute.Value, attribute.Name.LocalName, element, file);
            }

            if (!element.HasElements)
            {
                ReadText(element.Value, "", element, file);
            }
        }
    }

    private void ReadText(string text, string attribute, XElement element, string file)
    {
        AddVariables(text, _ => true);
        var paths = Conditions().Matches(text).Concat(FileFunctions().Matches(text)).Select(match => match.Groups["path"].Value);
        inputs.Files.UnionWith(paths.SelectMany(path => Expand(path, file)).Select(path => Path.GetFullPath(path, project.DirectoryPath)));
        inputs.NamesAbove.UnionWith(FilesAbove().Matches(text).Select(match => match.Groups["name"].Value));
        if (text.Length == 0 || attribute is "Condition" or "Name")
        {
            return;
        }

        var isTarget = element.Ancestors().Any(ancestor => ancestor.Name.LocalName == "Target") || element.Name.LocalName == "Target";
        foreach (var path in Expand(text, file))
        {
            inputs.Files.UnionWith(Existing(path, project.DirectoryPath).Concat(Existing(path, Path.GetDirectoryName(file)!)));
            if (Searching.Contains(attribute) && InputGlob.HasWildcards(path) && (isTarget || attribute == "Project"))
            {
                var folder = attribute == "Project" ? Path.GetDirectoryName(file)! : project.DirectoryPath;
                var globs = AddGlobs([Path.GetFullPath(path, folder)], Expand(element.Attribute("Exclude")?.Value ?? "", file));
                inputs.Files.UnionWith(globs.SelectMany(glob => glob.Match().Files).Where(IsOwn));
            }
        }
    }

    /// <summary>Returns the elements of a list, with final property values; items and metadata exist only while targets run.</summary>
    private IEnumerable<string> Expand(string text, string file)
    {
        if (text.Contains("@(", StringComparison.Ordinal) || text.Contains("%(", StringComparison.Ordinal))
        {
            return [];
        }

        var own = text.Replace("$(MSBuildThisFileDirectory)", $"{Path.GetDirectoryName(file)}/", StringComparison.OrdinalIgnoreCase)
            .Replace("$(MSBuildThisFileFullPath)", file, StringComparison.OrdinalIgnoreCase);
        try
        {
            return project
                .ExpandString(own)
                .Replace('\\', '/')
                .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        }
        catch (Microsoft.Build.Exceptions.InvalidProjectFileException)
        {
            return [];
        }
    }

    private IEnumerable<string> Existing(string value, string folder) =>
        value.Length is > 0 and < 4096 && !value.Contains('\n', StringComparison.Ordinal)
            ? value
                .Replace('\\', '/')
                .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(path => Path.GetFullPath(path, folder))
                .Where(path => File.Exists(path) && IsOwn(path))
            : [];

    private void AddVariables(string text, Predicate<string> counts) =>
        inputs.Variables.UnionWith(
            Variables().Matches(text).Select(match => match.Groups["name"].Value.ToUpperInvariant()).Where(name => counts(name))
        );

    [GeneratedRegex(@"\$\(\s*(?<name>[A-Za-z_]\w*)|GetEnvironmentVariable\(\s*['""`]?(?<name>\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex Variables();

    [GeneratedRegex(@"\bExists\(\s*'(?<path>[^']+)'\s*\)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Conditions();

    /// <summary>
    /// Matches the first argument of a System.IO.File function; if it contains properties, up to the last closing parenthesis.
    /// </summary>
    [GeneratedRegex(
        @"\[System\.IO\.File\]::\w+\(\s*(?:(?<quote>['""`])(?<path>.*?)\k<quote>|(?<path>(?:\$\([^()]*\)|[^(),])+))",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex FileFunctions();

    [GeneratedRegex(
        @"\bGet(?:PathOf|DirectoryNameOf)FileAbove\([^)]*?(?<name>[\w.-]+\.[\w-]+)\s*['""`]?\s*[,)]",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex FilesAbove();
}
