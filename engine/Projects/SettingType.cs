using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Engine.Projects;

/// <summary>The types that a project may declare its settings to have.</summary>
internal static class SettingType
{
    public static bool Fits(string type, YamlNode node) =>
        type switch
        {
            "object" => node is YamlMappingNode,
            "array" => node is YamlSequenceNode,
            _ when IsSecret(node) => true,
            "integer" => node is YamlScalarNode { Value: { } text }
                && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            "boolean" => node is YamlScalarNode { Value: "true" or "false" },
            _ => node is YamlScalarNode,
        };

    public static string Describe(YamlNode node) =>
        node switch
        {
            _ when IsSecret(node) => "a secret",
            YamlMappingNode => "an object",
            YamlSequenceNode => "an array",
            _ => $"'{((YamlScalarNode)node).Value}'",
        };

    /// <summary>What stands for a secret of that type, so that a program that reads a number finds one.</summary>
    public static string SecretPlaceholder(string? type) =>
        type switch
        {
            "integer" => "0",
            "boolean" => "false",
            _ => YamlValues.SecretPlaceholder,
        };

    /// <summary>Whether a text, or every text of a list or an object, is encrypted.</summary>
    public static bool IsEncrypted(YamlNode node) =>
        node switch
        {
            _ when IsSecret(node) => true,
            YamlMappingNode mapping => mapping.Children.Values.All(IsEncrypted),
            YamlSequenceNode sequence => sequence.All(IsEncrypted),
            _ => false,
        };

    private static bool IsSecret(YamlNode node) =>
        node is YamlMappingNode { Children.Count: 1 } only && only.Children.Keys.Single() is YamlScalarNode { Value: "secure" };
}
