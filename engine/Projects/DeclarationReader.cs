using Engine.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Engine.Projects;

/// <summary>Reads the settings that <c>Pulumi.yaml</c> declares, and rejects the declarations that a deployment rejects.</summary>
internal sealed class DeclarationReader(YamlSource yaml, string project, List<Fault> faults)
{
    private static readonly string[] Members = ["default", "description", "items", "secret", "type", "value"];

    /// <summary>The characters that make a key of this file, but not of a stack's file, a path into a value.</summary>
    private static readonly char[] PathCharacters = ['.', '[', ']', '"'];

    public Dictionary<string, SettingDeclaration> ReadAll()
    {
        var settings = new Dictionary<string, SettingDeclaration>(StringComparer.Ordinal);
        foreach (var (key, node) in SettingKeys.Read(yaml, project, faults, isFolder: true))
        {
            try
            {
                settings.Add(key, Read(key, node));
            }
            catch (YamlException exception)
            {
                faults.Add(EngineDiagnostics.ValueNotRepresentable($"{yaml.PlaceOf(exception)}: setting '{key}'", exception.Message));
            }
        }

        return settings;
    }

    private SettingDeclaration Read(string key, YamlNode node)
    {
        var isOwn = key.StartsWith($"{project}:", StringComparison.Ordinal);
        if (key.IndexOfAny(PathCharacters) >= 0)
        {
            faults.Add(EngineDiagnostics.DeclaredKeyIsPath(yaml.PlaceOf(node), key));
        }

        if (node is YamlMappingNode declaration)
        {
            return Declared(key, declaration, isOwn);
        }

        if (node is YamlScalarNode scalar && YamlScalars.Resolve(scalar) is not (string or bool or long))
        {
            var written = scalar.Value is { Length: > 0 } text ? $"'{text}'" : "empty";
            faults.Add(EngineDiagnostics.InvalidShortDeclaration(yaml.PlaceOf(node), key, written));
        }

        return new SettingDeclaration(key, null, CheckedValue(key, node), false, isOwn, yaml.PlaceOf(node));
    }

    private SettingDeclaration Declared(string key, YamlMappingNode declaration, bool isOwn)
    {
        foreach (var member in declaration.Children.Keys.Where(member => !Members.Contains(YamlSource.Text(member))))
        {
            faults.Add(EngineDiagnostics.UnknownDeclarationMember(yaml.PlaceOf(member), key, YamlSource.Text(member), Members));
        }

        Expect(declaration, key, "description", value => value is string, "a string");
        Expect(declaration, key, "secret", value => value is bool, "true or false");
        var type = TypeOf(key, declaration);
        var (value, fallback) = (YamlSource.Find(declaration, "value"), YamlSource.Find(declaration, "default"));
        if (value is not null && fallback is not null)
        {
            faults.Add(EngineDiagnostics.DefaultAndValue(yaml.PlaceOf(fallback), key));
        }
        else if (type is not null && fallback is not null && !type.FitsNested(fallback))
        {
            var found = SettingType.Describe(fallback);
            faults.Add(EngineDiagnostics.DefaultHasWrongType(yaml.PlaceOf(fallback), key, found, type.ToString()));
        }

        if (!isOwn)
        {
            CheckOtherPackage(key, declaration, value);
        }

        var isSecret = YamlSource.Find(declaration, "secret") is YamlScalarNode secret && YamlScalars.Resolve(secret) is true;
        var given = value ?? fallback;
        return new SettingDeclaration(
            key,
            type,
            given is null ? null : CheckedValue(key, given),
            isSecret,
            isOwn,
            yaml.PlaceOf(declaration)
        );
    }

    /// <summary>Checks the setting of another package, which defines its type and default; a project can only set its value.</summary>
    private void CheckOtherPackage(string key, YamlMappingNode declaration, YamlNode? value)
    {
        foreach (var member in new[] { "default", "type" }.Where(member => YamlSource.Find(declaration, member) is not null))
        {
            faults.Add(EngineDiagnostics.ForeignSettingDeclared(yaml.PlaceOf(declaration), key, member));
        }

        if (value is null && YamlSource.Find(declaration, "default") is null && YamlSource.Find(declaration, "type") is null)
        {
            faults.Add(EngineDiagnostics.ForeignSettingWithoutValue(yaml.PlaceOf(declaration), key));
        }
    }

    private SettingType? TypeOf(string key, YamlMappingNode declaration)
    {
        if (!declaration.Children.TryGetValue(new YamlScalarNode("type"), out var type))
        {
            return null;
        }

        var name = type is YamlScalarNode { Value: { } text } && SettingType.Names.Contains(text) ? text : null;
        var items = YamlSource.Find(declaration, "items");
        if (name is null)
        {
            var nearest = NearestName.Of((type as YamlScalarNode)?.Value ?? "", SettingType.Names);
            var found = SettingType.Describe(type);
            faults.Add(EngineDiagnostics.UnknownSettingType(yaml.PlaceOf(type), key, found, SettingType.Names, nearest));
            return null;
        }

        if (name != "array")
        {
            return new SettingType(name);
        }

        if (items is not YamlMappingNode declared || !declared.Children.ContainsKey(new YamlScalarNode("type")))
        {
            faults.Add(EngineDiagnostics.ArrayWithoutItemType(yaml.PlaceOf(items ?? declaration), key));
            return null;
        }

        return TypeOf(key, declared) is { } of ? new SettingType(name, of) : null;
    }

    private void Expect(YamlMappingNode declaration, string key, string member, Func<object?, bool> fits, string allowed)
    {
        if (
            declaration.Children.TryGetValue(new YamlScalarNode(member), out var node)
            && !(node is YamlScalarNode scalar && fits(YamlScalars.Resolve(scalar)))
        )
        {
            faults.Add(EngineDiagnostics.InvalidDeclarationMember(yaml.PlaceOf(node), key, member, SettingType.Describe(node), allowed));
        }
    }

    /// <summary>Rejects values that a deployment accepts only in a stack's file.</summary>
    private YamlNode CheckedValue(string key, YamlNode node)
    {
        if (node is YamlScalarNode scalar && YamlScalars.Resolve(scalar) is GoTime)
        {
            faults.Add(EngineDiagnostics.DeclaredValueIsDate(yaml.PlaceOf(node), key, scalar.Value!));
        }

        if (node.AllNodes.Any(YamlValues.IsSecret))
        {
            faults.Add(EngineDiagnostics.DeclaredValueIsEncrypted(yaml.PlaceOf(node), key));
        }

        return node;
    }
}
