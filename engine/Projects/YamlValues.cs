using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Engine.Projects;

/// <summary>Converts nodes to values as a deployment does, with a placeholder for each secret.</summary>
/// <param name="secretAs">The placeholder for secrets.</param>
internal sealed class YamlValues(string secretAs)
{
    /// <summary>The placeholder for a secret, which this engine cannot and need not decrypt.</summary>
    public const string SecretPlaceholder = "[secret]";

    /// <summary>Whether one of the values was a secret.</summary>
    public bool HasSecret { get; private set; }

    /// <summary>Returns whether a node is an encrypted value: a mapping whose only key, <c>secure</c>, has a string.</summary>
    public static bool IsSecret(YamlNode node) =>
        node is YamlMappingNode { Children.Count: 1 } only
        && only.Children.Keys.Single() is YamlScalarNode { Value: "secure" }
        && only.Children.Values.Single() is YamlScalarNode text
        && YamlScalars.Resolve(text) is string or GoTime;

    /// <returns>null, or a bool, long, ulong, double, <see cref="GoTime"/>, string, list or dictionary.</returns>
    /// <exception cref="YamlException">A value that cannot be represented in JSON or does not match its tag.</exception>
    public object? Read(YamlNode node)
    {
        switch (node)
        {
            case YamlMappingNode when IsSecret(node):
                HasSecret = true;
                return secretAs;
            case YamlMappingNode mapping:
                var entries = new Dictionary<string, object?>(StringComparer.Ordinal);
                foreach (var (key, value) in mapping.Children)
                {
                    var name = Key((YamlScalarNode)key);
                    if (!entries.TryAdd(name, Read(value)))
                    {
                        throw new YamlException(key.Start, key.End, $"the key '{name}' is given twice, under two spellings");
                    }
                }

                return entries;
            case YamlSequenceNode sequence:
                return sequence.Children.Select(Read).ToList();
            default:
                var resolved = YamlScalars.Resolve((YamlScalarNode)node);
                return resolved is double number && !double.IsFinite(number)
                    ? throw new YamlException(node.Start, node.End, $"'{YamlSource.Text(node)}' is a number that JSON cannot represent")
                    : resolved;
        }
    }

    private static string Key(YamlScalarNode node) =>
        YamlScalars.Resolve(node) is var value and not double.NaN
            ? SettingJson.Key(value)
            : throw new YamlException(node.Start, node.End, "a key must be a string, and this one is NaN");
}
