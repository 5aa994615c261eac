using System.Text.RegularExpressions;
using Engine.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Engine.Projects;

/// <summary>Loads the settings of one stack: those of its file, and the project's defaults for the others.</summary>
public static partial class StackSettings
{
    /// <param name="project">The project.</param>
    /// <param name="stack">The stack's name.</param>
    /// <param name="known">The settings of the packages whose settings are known.</param>
    /// <exception cref="FaultException">
    /// The stack does not exist, its file is not valid, or settings are missing, unknown, of the wrong type or too large; all at once.
    /// </exception>
    public static DeploymentSettings Load(ProjectFile project, string stack, KnownSettings? known = null)
    {
        if (!Name().IsMatch(stack))
        {
            throw new FaultException(EngineDiagnostics.InvalidStackName(stack));
        }

        // As Pulumi joins them: a leading slash does not leave the project's folder, and 'x/..' needs no folder x.
        var folder = Path.GetFullPath(Path.Join(project.Directory, project.StackDirectory));
        var file = Path.Combine(folder, $"Pulumi.{stack}{project.Extension}");
        if (!project.Files.Exists(file))
        {
            ThrowIfElsewhere(project, stack, file);
            // A stack may exist only in a backend; if settings are required, it cannot exist without a file.
            return project.Settings.Values.Any(setting => setting.IsRequired)
                ? throw NoSuchStack(project, folder, stack)
                : new SettingsMerge(project, stack, yaml: null).Merge([], [.. Unknown(project, known, [], yaml: null)]);
        }

        var yaml = YamlSource.LoadOrEmpty(file, project.Files);
        try
        {
            var faults = new List<Fault>();
            ProjectMembers.CheckStack(yaml, faults);
            CheckEnvironment(yaml, stack, faults);
            var values = SettingKeys.Read(yaml, project.Name, faults);
            faults.AddRange(Faults(project, stack, yaml, values));
            faults.AddRange(Unknown(project, known, values, yaml));
            return new SettingsMerge(project, stack, yaml).Merge(values, faults);
        }
        catch (YamlException exception)
        {
            throw new FaultException(EngineDiagnostics.ValueNotRepresentable(yaml.PlaceOf(exception), exception.Message));
        }
    }

    /// <summary>Returns the stacks that have a settings file, in ordinal order.</summary>
    public static IReadOnlyList<string> Names(ProjectFile project)
    {
        var folder = Path.GetFullPath(Path.Join(project.Directory, project.StackDirectory));
        project.Files.Check(folder);
        var files = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, $"Pulumi.*{project.Extension}") : [];
        return [.. files.Select(file => Path.GetFileName(file)["Pulumi.".Length..^project.Extension.Length]).Order(StringComparer.Ordinal)];
    }

    /// <summary>Rejects a file with another extension or in another folder, which Pulumi would ignore.</summary>
    private static void ThrowIfElsewhere(ProjectFile project, string stack, string expected)
    {
        var names = new[] { ".yaml", ".yml", ".json" }.Select(extension => $"Pulumi.{stack}{extension}").ToList();
        var found = new[] { Path.GetDirectoryName(expected)!, project.Directory }
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(project.Files.Exists);
        if (found is not null)
        {
            var (written, should) = (Path.GetRelativePath(project.Directory, found), Path.GetRelativePath(project.Directory, expected));
            throw new FaultException(EngineDiagnostics.StackFileElsewhere(stack, written, should));
        }
    }

    private static IEnumerable<Fault> Unknown(
        ProjectFile project,
        KnownSettings? known,
        Dictionary<string, YamlNode> values,
        YamlSource? yaml
    )
    {
        var given = values.Select(value => (value.Key, Node: value.Value, Place: yaml!.PlaceOf(value.Value)));
        var declared = project.Settings.Values.Select(setting => (setting.Key, Node: setting.Default!, setting.Place));
        foreach (var (key, node, place) in given.Concat(declared))
        {
            if (known?.Check(key, node, place, project.Name) is { } fault)
            {
                yield return fault;
            }
        }
    }

    private static void CheckEnvironment(YamlSource yaml, string stack, List<Fault> faults)
    {
        if (YamlSource.Find(yaml.Root, "environment") is { } environment and not YamlSequenceNode { Children.Count: 0 })
        {
            faults.Add(EngineDiagnostics.EnvironmentImported(yaml.PlaceOf(environment), stack));
        }
    }

    /// <summary>Matches the names that Pulumi's backends accept.</summary>
    [GeneratedRegex(@"\A[A-Za-z0-9_.-]{1,100}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    private static FaultException NoSuchStack(ProjectFile project, string folder, string stack) =>
        new(EngineDiagnostics.StackNotFound(stack, folder, $"Pulumi.{stack}{project.Extension}", Names(project)));

    private static List<Fault> Faults(ProjectFile project, string stack, YamlSource yaml, Dictionary<string, YamlNode> values)
    {
        var faults = new List<Fault>();
        foreach (var (key, setting) in project.Settings.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            if (!values.TryGetValue(key, out var node))
            {
                if (setting.IsRequired)
                {
                    faults.Add(EngineDiagnostics.SettingMissing(yaml.PlaceOf(yaml.Root), key, stack));
                }
            }
            else if (setting.IsSecret && !SettingType.IsEncrypted(node))
            {
                faults.Add(EngineDiagnostics.SecretInPlainText(yaml.PlaceOf(node), key, stack));
            }
            else if (setting.Type is { } type && !type.Fits(node))
            {
                var found = SettingType.Describe(node);
                faults.Add(EngineDiagnostics.SettingHasWrongType(yaml.PlaceOf(node), key, found, type.ToString()));
            }
        }

        return faults;
    }
}
