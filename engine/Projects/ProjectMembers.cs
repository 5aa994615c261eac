using Engine.Diagnostics;
using YamlDotNet.RepresentationModel;

namespace Engine.Projects;

/// <summary>What a project's and a stack's file may hold at its top; a deployment ignores all else, typing errors too.</summary>
internal static class ProjectMembers
{
    /// <summary>Where anchors are kept for the rest of a file, as in Docker Compose.</summary>
    private const string Extension = "x-";

    private static readonly string[] Texts = ["author", "description", "license", "main", "stackConfigDir", "website"];

    private static readonly Dictionary<string, string[]?> Mappings = new(StringComparer.Ordinal)
    {
        ["backend"] = ["url"],
        ["options"] = ["refresh"],
        ["packages"] = null,
        ["plugins"] = ["analyzers", "languages", "providers"],
        ["template"] = ["config", "description", "displayName", "important", "metadata", "quickstart"],
    };

    private static readonly string[] OfProjects = [.. Texts, .. Mappings.Keys, "config", "name", PulumiRelease.ProjectKey, "runtime"];

    private static readonly string[] OfStacks = ["config", "encryptedkey", "encryptionsalt", "environment", "secretsprovider"];

    public static void CheckStack(YamlSource yaml, List<Fault> faults) => CheckNames(yaml, yaml.Root, OfStacks, "a stack's file", faults);

    public static void CheckProject(YamlSource yaml, List<Fault> faults)
    {
        CheckNames(yaml, yaml.Root, OfProjects, "Pulumi.yaml", faults);
        foreach (var name in Texts)
        {
            Text(yaml, name, faults);
        }

        foreach (var (name, members) in Mappings)
        {
            switch (YamlSource.Find(yaml.Root, name))
            {
                case YamlMappingNode mapping when members is not null:
                    CheckNames(yaml, mapping, members, $"'{name}'", faults);
                    break;
                case null or YamlMappingNode:
                    break;
                case var other:
                    faults.Add(yaml.At(other, "ENG103", $"'{name}' is {SettingType.Describe(other)}; it takes a mapping."));
                    break;
            }
        }

        if (
            YamlSource.Find(yaml.Root, "options") is YamlMappingNode options
            && YamlSource.Find(options, "refresh") is { } refresh
            && refresh is not YamlScalarNode { Value: "always" }
        )
        {
            faults.Add(yaml.At(refresh, "ENG103", $"'options.refresh' is {SettingType.Describe(refresh)}; it takes always."));
        }
    }

    /// <returns>The string that a member holds; empty where it is missing or is none, which is a fault.</returns>
    public static string Text(YamlSource yaml, string name, List<Fault> faults)
    {
        var node = YamlSource.Find(yaml.Root, name);
        if (node is null || (node is YamlScalarNode scalar && YamlScalars.Resolve(scalar) is string))
        {
            return (node as YamlScalarNode)?.Value ?? "";
        }

        var fix = node is YamlScalarNode number ? $"{name}: \"{number.Value}\"" : "";
        var fault = yaml.At(node, "ENG103", $"'{name}' is {SettingType.Describe(node)}; it takes a string.", fix);
        if (!faults.Contains(fault))
        {
            faults.Add(fault);
        }

        return "";
    }

    public static void CheckNames(YamlSource yaml, YamlMappingNode mapping, string[] known, string of, List<Fault> faults)
    {
        foreach (var key in mapping.Children.Keys)
        {
            var name = YamlSource.Text(key);
            if (!known.Contains(name) && !name.StartsWith(Extension, StringComparison.Ordinal))
            {
                var fix = NearestName.Of(name, known) is { } meant
                    ? $"did you mean '{meant}'?"
                    : $"one of {string.Join(", ", known.Order(StringComparer.Ordinal))}; or {Extension}{name}, for anchors.";
                faults.Add(yaml.At(key, "ENG118", $"'{name}' is not a member of {of}; Pulumi ignores it.", fix));
            }
        }
    }
}
