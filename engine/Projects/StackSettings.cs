using Engine.Diagnostics;
using Engine.Monitor;
using YamlDotNet.RepresentationModel;

namespace Engine.Projects;

/// <summary>The settings of one stack: its file, with the project's defaults under it.</summary>
public static class StackSettings
{
    /// <exception cref="FaultException">There is no such stack, its file is broken, or a declared setting is missing or of another type; all at once.</exception>
    public static DeploymentSettings Load(ProjectFile project, string stack)
    {
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
        var config = YamlSource.Find(yaml.Root, "config");
        if (config is not (null or YamlMappingNode))
        {
            throw new FaultException(
                ExitCode.Usage,
                yaml.At(config, "ENG101", "'config' is not a mapping of keys to values.", "config:\n  gcp:region: europe-west1")
            );
        }

        var values =
            (config as YamlMappingNode)
                ?.Children.Select(entry => KeyValuePair.Create(SettingDeclaration.FullKey(yaml, entry.Key, project.Name), entry.Value))
                .ToDictionary()
            ?? [];
        return Merge(project, stack, values, Faults(project, stack, yaml, values));
    }

    private static FaultException NoSuchStack(string folder, string stack)
    {
        var stacks = Directory
            .EnumerateFiles(folder, "Pulumi.*.yaml")
            .Select(file => Path.GetFileName(file)["Pulumi.".Length..^".yaml".Length])
            .Order(StringComparer.Ordinal)
            .ToList();
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
            if (isSecret)
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
