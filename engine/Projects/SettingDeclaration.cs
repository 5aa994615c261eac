using Engine.Diagnostics;
using YamlDotNet.RepresentationModel;

namespace Engine.Projects;

/// <summary>A setting that <c>Pulumi.yaml</c> declares under <c>config</c>.</summary>
/// <param name="Key">Its full key, <c>infra:systems</c>.</param>
/// <param name="Type">string, integer, boolean, array or object; null where it does not say.</param>
/// <param name="Default">What holds where a stack sets nothing; null for none.</param>
/// <param name="IsSecret">Whether a stack must give it encrypted.</param>
/// <param name="IsOwn">Whether it is the project's own: such a setting without a default must be given by each stack.</param>
internal sealed record SettingDeclaration(string Key, string? Type, YamlNode? Default, bool IsSecret, bool IsOwn)
{
    public bool IsRequired => IsOwn && Default is null;

    /// <exception cref="FaultException">ENG104: a key that cannot be one.</exception>
    public static Dictionary<string, SettingDeclaration> ReadAll(YamlSource yaml, string project) =>
        YamlSource.Find(yaml.Root, "config") is YamlMappingNode config
            ? config
                .Children.Select(entry => Read(yaml, entry.Key, entry.Value, project))
                .ToDictionary(setting => setting.Key, StringComparer.Ordinal)
            : [];

    /// <summary>A key in full: without a namespace it is the project's own.</summary>
    /// <exception cref="FaultException">ENG104: more than one colon.</exception>
    public static string FullKey(YamlSource yaml, YamlNode node, string project)
    {
        var key = YamlSource.Text(node);
        return key.Split(':') switch
        {
            [_] => $"{project}:{key}",
            [_, _] => key,
            [var space, "config", var name] => $"{space}:{name}",
            _ => throw new FaultException(
                ExitCode.Usage,
                yaml.At(
                    node,
                    "ENG104",
                    $"'{key}' is no key of a setting; it has one colon, namespace:name.",
                    $"{project}:{key.Replace(":", "-", StringComparison.Ordinal)}"
                )
            ),
        };
    }

    private static SettingDeclaration Read(YamlSource yaml, YamlNode keyNode, YamlNode node, string project)
    {
        var key = FullKey(yaml, keyNode, project);
        var isOwn = key.StartsWith($"{project}:", StringComparison.Ordinal);
        return node is YamlMappingNode declaration && declaration.Children.Keys.All(IsWord)
            ? new SettingDeclaration(
                key,
                YamlSource.Find(declaration, "type") is YamlScalarNode { Value: { } type } ? type : null,
                YamlSource.Find(declaration, "default") ?? YamlSource.Find(declaration, "value"),
                YamlSource.Find(declaration, "secret") is YamlScalarNode { Value: "true" },
                isOwn
            )
            : new SettingDeclaration(key, null, node, false, isOwn);
    }

    private static bool IsWord(YamlNode key) =>
        YamlSource.Text(key) is "type" or "items" or "description" or "secret" or "default" or "value";
}
