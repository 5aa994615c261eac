using System.Text.RegularExpressions;
using Engine.Diagnostics;
using Engine.Monitor;
using YamlDotNet.RepresentationModel;

namespace Engine.Projects;

/// <summary>The settings of one stack: its file, with the project's defaults under it.</summary>
public static partial class StackSettings
{
    /// <exception cref="FaultException">
    /// There is no such stack, its file is broken, or a declared setting is missing or of another type; all at once.
    /// </exception>
    public static DeploymentSettings Load(ProjectFile project, string stack)
    {
        if (!Name().IsMatch(stack))
        {
            throw new FaultException(
                ExitCode.Usage,
                new Fault("ENG113", $"'{stack}' is no name of a stack; it takes 1 to 100 letters, digits, '-', '_' and '.'.")
            );
        }

        var folder = Path.Combine(project.Directory, project.StackDirectory);
        var file = Path.Combine(folder, $"Pulumi.{stack}.yaml");
        if (!File.Exists(file))
        {
            // Elsewhere a stack may live in a backend alone; where settings are required, one without a file cannot be.
            return project.Settings.Values.Any(setting => setting.IsRequired)
                ? throw NoSuchStack(folder, stack)
                : Merge(project, stack, [], []);
        }

        var yaml = YamlSource.Load(file);
        var faults = new List<Fault>();
        var values = SettingKeys.Read(yaml, project.Name, faults);
        faults.AddRange(Faults(project, stack, yaml, values));
        return Merge(project, stack, values, faults);
    }

    /// <summary>What Pulumi's own backends take.</summary>
    [GeneratedRegex(@"\A[A-Za-z0-9_.-]{1,100}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    private static FaultException NoSuchStack(string folder, string stack)
    {
        var files = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "Pulumi.*.yaml") : [];
        var stacks = files.Select(file => Path.GetFileName(file)["Pulumi.".Length..^".yaml".Length]).Order(StringComparer.Ordinal).ToList();
        var known = stacks.Count == 0 ? "no stack has one" : $"stacks with a file: {string.Join(", ", stacks)}";
        var meant = NearestName.Of(stack, stacks);
        return new FaultException(
            ExitCode.Usage,
            new Fault(
                "ENG105",
                $"There is no stack '{stack}': {folder} has no Pulumi.{stack}.yaml; {known}.",
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
                        $"setting '{key}' stands here in plain text; Pulumi.yaml declares it as secret.",
                        $"pulumi config set --secret {key} --stack {stack}, with a new value: this one has been read."
                    )
                );
            }
            else if (setting.Type is { } type && !SettingType.Fits(type, node))
            {
                faults.Add(yaml.At(node, "ENG107", $"setting '{key}' is {SettingType.Describe(node)}; Pulumi.yaml declares it as {type}."));
            }
        }

        return faults;
    }

    private static DeploymentSettings Merge(ProjectFile project, string stack, Dictionary<string, YamlNode> values, List<Fault> faults)
    {
        if (faults.Count > 0)
        {
            throw new FaultException(ExitCode.Usage, faults);
        }

        var config = new Dictionary<string, string>(StringComparer.Ordinal);
        var secrets = new HashSet<string>(StringComparer.Ordinal);
        var defaults = project
            .Settings.Values.Where(setting => setting.Default is not null && !values.ContainsKey(setting.Key))
            .Select(setting => KeyValuePair.Create(setting.Key, setting.Default!));
        foreach (var (key, node) in values.Concat(defaults))
        {
            var (text, isSecret) = YamlValues.Read(node, SettingType.SecretPlaceholder(project.Settings.GetValueOrDefault(key)?.Type));
            config[key] = text;
            if (isSecret || project.Settings.GetValueOrDefault(key)?.IsSecret == true)
            {
                secrets.Add(key);
            }
        }

        return new DeploymentSettings
        {
            Project = project.Name,
            Stack = stack,
            Config = config,
            SecretKeys = secrets,
        };
    }
}
