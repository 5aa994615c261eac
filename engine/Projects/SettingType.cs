using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Engine.Projects;

/// <summary>The declared type of a setting.</summary>
/// <param name="Name">string, integer, boolean, array or object.</param>
/// <param name="Items">The type of an array's items; null for any other type.</param>
internal sealed record SettingType(string Name, SettingType? Items = null)
{
    public static readonly string[] Names = ["array", "boolean", "integer", "object", "string"];

    /// <summary>
    /// Returns whether a stack's value has this type. Quotes do not matter: <c>"5"</c> is an integer, and 5 is a string.
    /// </summary>
    public bool Fits(YamlNode node) =>
        node is YamlScalarNode scalar ? FitsText(SettingJson.Text(YamlScalars.Resolve(scalar))) : FitsNested(node);

    /// <summary>Returns whether a default or an array item has this type; there, a number is not a string.</summary>
    public bool FitsNested(YamlNode node) =>
        node switch
        {
            _ when YamlValues.IsSecret(node) => Name is not ("array" or "object"),
            YamlMappingNode => Name == "object",
            YamlSequenceNode items => Name == "array" && items.All(Items!.FitsNested),
            YamlScalarNode scalar when YamlScalars.Resolve(scalar) is { } value => (Name, value) switch
            {
                ("string", _) => value is string or GoTime,
                ("integer", double number) => double.IsInteger(number),
                ("integer" or "boolean", _) => FitsText(SettingJson.Text(value)),
                _ => false,
            },
            _ => false,
        };

    public static string Describe(YamlNode node) =>
        node switch
        {
            _ when YamlValues.IsSecret(node) => "a secret",
            YamlMappingNode => "an object",
            YamlSequenceNode => "an array",
            _ => $"'{((YamlScalarNode)node).Value}'",
        };

    /// <summary>Returns the placeholder for a secret of that type, so that a program that reads a number gets one.</summary>
    public static string SecretPlaceholder(SettingType? type) =>
        type?.Name switch
        {
            "integer" => "0",
            "boolean" => "false",
            "array" => SecretPlaceholder(type.Items),
            _ => YamlValues.SecretPlaceholder,
        };

    /// <summary>Returns whether a string, or every string of a list or an object, is encrypted.</summary>
    public static bool IsEncrypted(YamlNode node) =>
        node switch
        {
            _ when YamlValues.IsSecret(node) => true,
            YamlMappingNode mapping => mapping.Children.Values.All(IsEncrypted),
            YamlSequenceNode sequence => sequence.All(IsEncrypted),
            _ => false,
        };

    public override string ToString() => Items is null ? Name : $"{Name}<{Items}>";

    private bool FitsText(string text) =>
        Name switch
        {
            "integer" => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            "boolean" => text is "true" or "false",
            _ => Name == "string",
        };
}
