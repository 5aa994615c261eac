using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Engine.Projects;

/// <summary>Turns nodes into values as a deployment does, with a placeholder for each secret.</summary>
/// <param name="secretAs">The placeholder of a secret.</param>
internal sealed class YamlValues(string secretAs)
{
    /// <summary>Stands for a secret, which this engine cannot decrypt and has no need to.</summary>
    public const string SecretPlaceholder = "[secret]";

    /// <summary>Whether one of the values was a secret.</summary>
    public bool HasSecret { get; private set; }

    /// <summary>Whether a node is an encrypted value: a mapping of <c>secure</c> alone, to a string.</summary>
    public static bool IsSecret(YamlNode node) =>
        node is YamlMappingNode { Children.Count: 1 } only
        && only.Children.Keys.Single() is YamlScalarNode { Value: "secure" }
        && only.Children.Values.Single() is YamlScalarNode text
        && YamlScalars.Resolve(text) is string or GoTime;

    /// <returns>null, or a bool, long, ulong, double, <see cref="GoTime"/>, string, list or dictionary.</returns>
    /// <exception cref="YamlException">A value that JSON does not know, or that does not fit its tag.</exception>
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
                        throw new YamlException(key.Start, key.End, $"the key '{name}' is given twice, in two spellings");
                    }
                }

                return entries;
            case YamlSequenceNode sequence:
                return sequence.Children.Select(Read).ToList();
            default:
                var resolved = YamlScalars.Resolve((YamlScalarNode)node);
                return resolved is double number && !double.IsFinite(number)
                    ? throw new YamlException(node.Start, node.End, $"'{YamlSource.Text(node)}' is not a number that JSON can hold")
                    : resolved;
        }
    }

    private static string Key(YamlScalarNode node) =>
        YamlScalars.Resolve(node) is var value and not double.NaN
            ? SettingJson.Key(value)
            : throw new YamlException(node.Start, node.End, "a key is a string, and this one is not a number");
}
