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
    private static readonly string[] Types = ["array", "boolean", "integer", "object", "string"];

    public bool IsRequired => IsOwn && Default is null;

    public static Dictionary<string, SettingDeclaration> ReadAll(YamlSource yaml, string project, List<Fault> faults)
    {
        var settings = SettingKeys
            .Read(yaml, project, faults)
            .ToDictionary(entry => entry.Key, entry => Read(entry.Key, entry.Value, project), StringComparer.Ordinal);
        faults.AddRange(
            settings
                .Values.Where(setting => setting.Type is not null && !Types.Contains(setting.Type))
                .Select(setting => new Fault(
                    "ENG111",
                    $"Pulumi.yaml declares setting '{setting.Key}' with the type '{setting.Type}'; "
                        + $"it takes one of {string.Join(", ", Types)}."
                ))
        );
        return settings;
    }

    private static SettingDeclaration Read(string key, YamlNode node, string project)
    {
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
