using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Engine.Projects;

/// <summary>
/// Applies merge keys, <c>&lt;&lt;: *common</c>: a mapping's own keys take precedence, then those of the first merged mapping.
/// </summary>
internal static class YamlMerge
{
    private const string MergeKey = "<<";

    /// <exception cref="YamlException">The merged value is neither a mapping nor a list of mappings.</exception>
    public static void Apply(YamlNode root) => Apply(root, new HashSet<YamlNode>(ReferenceEqualityComparer.Instance));

    /// <summary>Applies the merge keys below a node. Aliases share one object, which is processed once.</summary>
    private static void Apply(YamlNode node, HashSet<YamlNode> done)
    {
        if (!done.Add(node))
        {
            return;
        }

        switch (node)
        {
            case YamlMappingNode mapping:
                foreach (var value in mapping.Children.Values)
                {
                    Apply(value, done);
                }

                Merge(mapping);
                break;
            case YamlSequenceNode sequence:
                foreach (var item in sequence)
                {
                    Apply(item, done);
                }

                break;
        }
    }

    private static void Merge(YamlMappingNode mapping)
    {
        // Quoted and tagged spellings of the key merge as well.
        if (mapping.Children.Keys.FirstOrDefault(key => key is YamlScalarNode { Value: MergeKey }) is not { } merge)
        {
            return;
        }

        var sources = mapping.Children[merge] switch
        {
            YamlMappingNode one => [one],
            // An alias may name a mapping, not a list. A list that an alias names has the place of its anchor, before the key.
            YamlSequenceNode several when several.Start.Index > merge.Start.Index && several.All(source => source is YamlMappingNode) =>
                several.Cast<YamlMappingNode>(),
            var other => throw new YamlException(other.Start, other.End, "'<<' takes a mapping or a list of mappings"),
        };
        mapping.Children.Remove(merge);
        foreach (var (key, value) in sources.SelectMany(source => source.Children))
        {
            mapping.Children.TryAdd(key, value);
        }
    }
}
