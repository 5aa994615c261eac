using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Engine.Projects;

/// <summary>Turns settings into what a program is given: texts as they stand, structures as JSON, secrets as placeholders.</summary>
internal static partial class YamlValues
{
    /// <summary>Stands for a secret, which this engine cannot decrypt and has no need to.</summary>
    public const string SecretPlaceholder = "[secret]";

    /// <param name="node">A value of the file.</param>
    /// <param name="secretAs">What stands for a secret.</param>
    /// <returns>The text, and whether any part of it is secret.</returns>
    public static (string Text, bool IsSecret) Read(YamlNode node, string secretAs)
    {
        var isSecret = false;
        var value = ToJson(node, secretAs, ref isSecret);
        return (value is JsonValue scalar && scalar.TryGetValue<string>(out var text) ? text : value?.ToJsonString() ?? "null", isSecret);
    }

    /// <summary>The value as JSON: plain scalars by YAML's core schema, entries in ordinal order of their keys.</summary>
    private static JsonNode? ToJson(YamlNode node, string secretAs, ref bool isSecret)
    {
        switch (node)
        {
            case YamlMappingNode { Children: { Count: 1 } only }
                when only.Keys.Single() is YamlScalarNode { Value: "secure" } && only.Values.Single() is YamlScalarNode:
                isSecret = true;
                return JsonValue.Create(secretAs);
            case YamlMappingNode mapping:
                var json = new JsonObject();
                foreach (var (key, value) in mapping.Children.OrderBy(entry => YamlSource.Text(entry.Key), StringComparer.Ordinal))
                {
                    json.Add(YamlSource.Text(key), ToJson(value, secretAs, ref isSecret));
                }

                return json;
            case YamlSequenceNode sequence:
                var list = new JsonArray();
                foreach (var item in sequence)
                {
                    list.Add(ToJson(item, secretAs, ref isSecret));
                }

                return list;
            default:
                return Scalar((YamlScalarNode)node);
        }
    }

    private static JsonValue? Scalar(YamlScalarNode node)
    {
        var text = node.Value ?? "";
        if (node.Style is not (ScalarStyle.Plain or ScalarStyle.Any))
        {
            return JsonValue.Create(text);
        }

        return text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE" => JsonValue.Create(true),
            "false" or "False" or "FALSE" => JsonValue.Create(false),
            _ when Integer().IsMatch(text)
                    && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(
                number
            ),
            _ when Fraction().IsMatch(text) => JsonValue.Create(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)),
            _ => JsonValue.Create(text),
        };
    }

    [GeneratedRegex(@"^[-+]?[0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Integer();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Fraction();
}
