using Engine.Diagnostics;
using YamlDotNet.RepresentationModel;

namespace Engine.Projects;

/// <summary>What a member of <c>Pulumi.yaml</c> takes. A deployment refuses a project file that holds anything else.</summary>
/// <param name="Takes">As a message says it.</param>
internal abstract record MemberShape(string Takes)
{
    public static readonly MemberShape Anything = new AnyShape();

    public static readonly MemberShape Text = new ScalarShape("a string", static value => value is string);

    public static readonly MemberShape Flag = new ScalarShape("true or false", static value => value is bool);

    /// <summary>Whether it may be written without a value.</summary>
    public bool MayBeEmpty { get; init; }

    public void Check(YamlSource yaml, YamlNode node, string path, List<Fault> faults)
    {
        var isEmpty = node is YamlScalarNode scalar && YamlScalars.Resolve(scalar) is null;
        if (!(isEmpty && MayBeEmpty) && !Fits(yaml, node, path, faults))
        {
            faults.Add(
                EngineDiagnostics.InvalidMemberValue(yaml.PlaceOf(node), path, isEmpty ? "empty" : SettingType.Describe(node), Takes)
            );
        }
    }

    /// <returns>Whether the value is of this kind; what is wrong inside of it is added to the faults.</returns>
    protected abstract bool Fits(YamlSource yaml, YamlNode node, string path, List<Fault> faults);
}

internal sealed record ScalarShape(string Takes, Func<object?, bool> IsOne) : MemberShape(Takes)
{
    protected override bool Fits(YamlSource yaml, YamlNode node, string path, List<Fault> faults) =>
        node is YamlScalarNode scalar && IsOne(YamlScalars.Resolve(scalar));
}

internal sealed record AnyShape() : MemberShape("anything")
{
    protected override bool Fits(YamlSource yaml, YamlNode node, string path, List<Fault> faults) => true;
}

/// <summary>A mapping with certain members.</summary>
internal sealed record MappingShape(IReadOnlyDictionary<string, MemberShape> Members, params string[] Required) : MemberShape("a mapping")
{
    /// <summary>Whether a deployment accepts other members, and ignores them.</summary>
    public bool IgnoresOthers { get; init; }

    protected override bool Fits(YamlSource yaml, YamlNode node, string path, List<Fault> faults)
    {
        if (node is not YamlMappingNode mapping)
        {
            return false;
        }

        ProjectMembers.CheckNames(yaml, mapping, [.. Members.Keys], $"'{path}'", faults, IgnoresOthers);
        foreach (var (key, value) in mapping.Children)
        {
            if (Members.TryGetValue(YamlSource.Text(key), out var shape))
            {
                shape.Check(yaml, value, $"{path}.{YamlSource.Text(key)}", faults);
            }
        }

        foreach (var name in Required.Where(name => !mapping.Children.ContainsKey(new YamlScalarNode(name))))
        {
            faults.Add(EngineDiagnostics.MemberRequired(yaml.PlaceOf(mapping), $"{path}.{name}"));
        }

        return true;
    }
}

/// <summary>A mapping of names of the author's own choice.</summary>
internal sealed record NamesShape(MemberShape Values) : MemberShape("a mapping")
{
    protected override bool Fits(YamlSource yaml, YamlNode node, string path, List<Fault> faults)
    {
        foreach (var (key, value) in (node as YamlMappingNode)?.Children ?? Enumerable.Empty<KeyValuePair<YamlNode, YamlNode>>())
        {
            Values.Check(yaml, value, $"{path}.{YamlSource.Text(key)}", faults);
        }

        return node is YamlMappingNode;
    }
}

internal sealed record ListShape(MemberShape Items) : MemberShape("a list")
{
    protected override bool Fits(YamlSource yaml, YamlNode node, string path, List<Fault> faults)
    {
        foreach (var (index, item) in ((node as YamlSequenceNode)?.Children ?? []).Index())
        {
            Items.Check(yaml, item, $"{path}[{index}]", faults);
        }

        return node is YamlSequenceNode;
    }
}

/// <summary>A string, which is the short form of a mapping.</summary>
internal sealed record TextOrShape(MemberShape Long) : MemberShape($"a string or {Long.Takes}")
{
    protected override bool Fits(YamlSource yaml, YamlNode node, string path, List<Fault> faults)
    {
        if (node is not YamlMappingNode)
        {
            return node is YamlScalarNode scalar && YamlScalars.Resolve(scalar) is string;
        }

        Long.Check(yaml, node, path, faults);
        return true;
    }
}
