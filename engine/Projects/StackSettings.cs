using System.Text.RegularExpressions;
using Engine.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Engine.Projects;

/// <summary>The settings of one stack: its file, with the project's defaults under it.</summary>
public static partial class StackSettings
{
    /// <param name="project">The project.</param>
    /// <param name="stack">The stack's name.</param>
    /// <param name="known">The settings of the packages whose settings are known.</param>
    /// <exception cref="FaultException">
    /// There is no such stack, its file is broken, or a setting is missing, unknown, of another type or too large; all at once.
    /// </exception>
    public static DeploymentSettings Load(ProjectFile project, string stack, KnownSettings? known = null)
    {
        if (!Name().IsMatch(stack))
        {
            throw new FaultException(
                ExitCode.Usage,
                new Fault("ENG113", $"'{stack}' is not a valid stack name; use 1 to 100 letters, digits, '-', '_' and '.'.")
            );
        }

        // As Pulumi joins them: a leading slash does not leave the project's folder, and 'x/..' needs no folder x.
        var folder = Path.GetFullPath(Path.Join(project.Directory, project.StackDirectory));
        var file = Path.Combine(folder, $"Pulumi.{stack}{project.Extension}");
        if (!File.Exists(file))
        {
            ThrowIfElsewhere(project, stack, file);
            // Elsewhere a stack may live in a backend alone; where settings are required, one without a file cannot be.
            return project.Settings.Values.Any(setting => setting.IsRequired)
                ? throw NoSuchStack(folder, stack, project.Extension)
                : new SettingsMerge(project, stack, yaml: null).Merge([], [.. Unknown(project, known, [], yaml: null)]);
        }

        var yaml = YamlSource.LoadOrEmpty(file);
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
            throw new FaultException(ExitCode.Usage, yaml.At(exception, "ENG122", $"{exception.Message}."));
        }
    }

    /// <summary>Pulumi reads a stack's file in one folder and with one ending, and deploys without settings otherwise.</summary>
    private static void ThrowIfElsewhere(ProjectFile project, string stack, string expected)
    {
        var names = new[] { ".yaml", ".yml", ".json" }.Select(extension => $"Pulumi.{stack}{extension}").ToList();
        var found = new[] { Path.GetDirectoryName(expected)!, project.Directory }
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
        if (found is not null)
        {
            var (written, should) = (Path.GetRelativePath(project.Directory, found), Path.GetRelativePath(project.Directory, expected));
            throw new FaultException(
                ExitCode.Usage,
                new Fault(
                    "ENG123",
                    $"Pulumi does not read {written}: the file of stack '{stack}' in this project is {should}.",
                    $"move {written} to {should}."
                )
            );
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
            if (known?.Check(key, node, project.Name) is { } fault)
            {
                yield return fault with
                {
                    Message = $"{place}: {fault.Message}",
                };
            }
        }
    }

    private static void CheckEnvironment(YamlSource yaml, string stack, List<Fault> faults)
    {
        if (YamlSource.Find(yaml.Root, "environment") is { } environment and not YamlSequenceNode { Children.Count: 0 })
        {
            faults.Add(
                yaml.At(
                    environment,
                    "ENG124",
                    "'environment' imports settings from Pulumi ESC; the review has no account and cannot open an environment.",
                    $"write the settings it imports into the stack's file: pulumi config set KEY <value> --stack {stack}"
                )
            );
        }
    }

    /// <summary>What Pulumi's own backends take.</summary>
    [GeneratedRegex(@"\A[A-Za-z0-9_.-]{1,100}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    private static FaultException NoSuchStack(string folder, string stack, string extension)
    {
        var files = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, $"Pulumi.*{extension}") : [];
        var stacks = files
            .Select(file => Path.GetFileName(file)["Pulumi.".Length..^extension.Length])
            .Order(StringComparer.Ordinal)
            .ToList();
        var known = stacks.Count == 0 ? "no stack has one" : $"stacks with a file: {string.Join(", ", stacks)}";
        var meant = NearestName.Of(stack, stacks);
        return new FaultException(
            ExitCode.Usage,
            new Fault(
                "ENG105",
                $"There is no stack '{stack}': {folder} has no Pulumi.{stack}{extension}; {known}.",
                meant is null ? "" : $"did you mean '{meant}'?"
            )
        );
    }

    private static List<Fault> Faults(ProjectFile project, string stack, YamlSource yaml, Dictionary<string, YamlNode> values)
    {
        var faults = new List<Fault>();
        foreach (var (key, setting) in project.Settings.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            if (!values.TryGetValue(key, out var node))
            {
                if (setting.IsRequired)
                {
                    faults.Add(
                        yaml.At(
                            yaml.Root,
                            "ENG106",
                            $"setting '{key}' is required and missing.",
                            $"pulumi config set {key} <value> --stack {stack}"
                        )
                    );
                }
            }
            else if (setting.IsSecret && !SettingType.IsEncrypted(node))
            {
                faults.Add(
                    yaml.At(
                        node,
                        "ENG112",
                        $"setting '{key}' is stored in plain text; Pulumi.yaml declares it as secret.",
                        $"pulumi config set --secret {key} --stack {stack}, with a new value: this one has been read."
                    )
                );
            }
            else if (setting.Type is { } type && !type.Fits(node))
            {
                faults.Add(yaml.At(node, "ENG107", $"setting '{key}' is {SettingType.Describe(node)}; Pulumi.yaml declares it as {type}."));
            }
        }

        return faults;
    }
}
