using Engine.Diagnostics;
using YamlDotNet.RepresentationModel;

namespace Engine.Projects;

/// <summary>Reads the <c>config</c> of a project's or a stack's file by full keys, <c>namespace:name</c>.</summary>
internal static class SettingKeys
{
    /// <param name="yaml">The file.</param>
    /// <param name="project">The project's name.</param>
    /// <param name="faults">Receives the faults.</param>
    /// <param name="isFolder">Whether a string is allowed: in <c>Pulumi.yaml</c> it names a folder.</param>
    public static Dictionary<string, YamlNode> Read(YamlSource yaml, string project, List<Fault> faults, bool isFolder = false)
    {
        var values = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        var config = YamlSource.Find(yaml.Root, "config");
        if (config is not (null or YamlMappingNode) && !(isFolder && config is YamlScalarNode))
        {
            faults.Add(EngineDiagnostics.ConfigIsNotMapping(yaml.PlaceOf(config)));
            return values;
        }

        foreach (var (node, value) in (config as YamlMappingNode)?.Children ?? Enumerable.Empty<KeyValuePair<YamlNode, YamlNode>>())
        {
            var text = YamlSource.Text(node);
            if (YamlScalars.Resolve((YamlScalarNode)node) is not string)
            {
                faults.Add(EngineDiagnostics.SettingKeyIsNotString(yaml.PlaceOf(node), text));
            }
            else if (FullKey(text, project) is not { } key)
            {
                faults.Add(EngineDiagnostics.InvalidSettingKey(yaml.PlaceOf(node), text, project));
            }
            else if (!values.TryAdd(key, value))
            {
                faults.Add(EngineDiagnostics.SettingRepeated(yaml.PlaceOf(node), key));
            }
        }

        return values;
    }

    /// <summary>Returns the full key; without a namespace it is the project's own. <c>namespace:config:name</c> is outdated.</summary>
    private static string? FullKey(string key, string project) =>
        key.Split(':') switch
        {
            [{ Length: > 0 }] => $"{project}:{key}",
            [{ Length: > 0 }, { Length: > 0 }] => key,
            [{ Length: > 0 } space, "config", { Length: > 0 } name] => $"{space}:{name}",
            _ => null,
        };
}
