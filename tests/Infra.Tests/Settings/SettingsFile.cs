using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Infra.Tests.Settings;

/// <summary>The settings file of an environment.</summary>
internal static class SettingsFile
{
    private const string Namespace = "infra:";

    /// <summary>Returns the program's own settings, by key without the project's name.</summary>
    public static JsonObject Read(string stack) =>
        new(
            Load(stack)
                .Children.Where(setting => $"{setting.Key}".StartsWith(Namespace, StringComparison.Ordinal))
                .Select(setting => KeyValuePair.Create($"{setting.Key}"[Namespace.Length..], Json(setting.Value)))
        );

    /// <summary>Returns every key in file order, <c>infra:emergence.database.tier</c>; keys of objects are omitted.</summary>
    public static IReadOnlyList<string> Keys(string stack) =>
        [.. Load(stack).Children.SelectMany(setting => Keys($"{setting.Key}", setting.Value))];

    /// <summary>Returns a setting as written in the file.</summary>
    public static string Text(string stack, string key)
    {
        var node = key.Split('.').Aggregate((YamlNode)Load(stack), (map, part) => map[part]);
        return node is YamlSequenceNode list ? string.Join(", ", list) : $"{node}";
    }

    private static YamlMappingNode Load(string stack)
    {
        var yaml = new YamlStream();
        using var reader = new StreamReader(Repository.File($"Pulumi.{stack}.yaml"));
        yaml.Load(reader);
        return (YamlMappingNode)yaml.Documents.Single().RootNode["config"];
    }

    private static IEnumerable<string> Keys(string path, YamlNode node) =>
        node is YamlMappingNode map ? map.Children.SelectMany(member => Keys($"{path}.{member.Key}", member.Value)) : [path];

    private static JsonNode? Json(YamlNode node) =>
        node switch
        {
            YamlMappingNode map => new JsonObject(map.Children.Select(member => KeyValuePair.Create($"{member.Key}", Json(member.Value)))),
            YamlSequenceNode list => new JsonArray([.. list.Children.Select(Json)]),
            YamlScalarNode { Style: not ScalarStyle.Plain, Value: var text } => text,
            YamlScalarNode { Value: "true" or "false" } flag => flag.Value == "true",
            YamlScalarNode number when int.TryParse(number.Value, out var value) => value,
            _ => $"{node}",
        };
}
