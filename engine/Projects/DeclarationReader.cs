using Engine.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Engine.Projects;

/// <summary>Reads the settings that <c>Pulumi.yaml</c> declares, and refuses what a deployment refuses, with its reason.</summary>
internal sealed class DeclarationReader(YamlSource yaml, string project, List<Fault> faults)
{
    private static readonly string[] Members = ["default", "description", "items", "secret", "type", "value"];

    /// <summary>A deployment reads these in a key of this file, though not of a stack's, as a path into a value.</summary>
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
                faults.Add(yaml.At(exception, "ENG122", $"setting '{key}': {exception.Message}."));
            }
        }

        return settings;
    }

    private SettingDeclaration Read(string key, YamlNode node)
    {
        var isOwn = key.StartsWith($"{project}:", StringComparison.Ordinal);
        if (key.IndexOfAny(PathCharacters) >= 0)
        {
            Refuse(node, key, "has one of . [ ] \" in its key, which Pulumi reads as a path", "set it in the stack's file.");
        }

        if (node is YamlMappingNode declaration)
        {
            return Declared(key, declaration, isOwn);
        }

        if (node is YamlScalarNode scalar && YamlScalars.Resolve(scalar) is not (string or bool or long))
        {
            var written = scalar.Value is { Length: > 0 } text ? $"'{text}'" : "empty";
            Refuse(
                node,
                key,
                $"is {written}; this form takes a string, an integer, a boolean or a list",
                "value: …, on a line of its own."
            );
        }

        return new SettingDeclaration(key, null, Given(key, node), false, isOwn, yaml.PlaceOf(node));
    }

    private SettingDeclaration Declared(string key, YamlMappingNode declaration, bool isOwn)
    {
        foreach (var member in declaration.Children.Keys.Where(member => !Members.Contains(YamlSource.Text(member))))
        {
            var meant = NearestName.Of(YamlSource.Text(member), Members) is { } name ? $"did you mean '{name}'?" : "";
            var fix = meant.Length > 0 ? meant : $"value: {{ {YamlSource.Text(member)}: … }}";
            Refuse(member, key, $"has '{YamlSource.Text(member)}'; a declaration takes {string.Join(", ", Members)}", fix);
        }

        Expect(declaration, key, "description", value => value is string, "a string");
        Expect(declaration, key, "secret", value => value is bool, "true or false");
        var type = TypeOf(key, declaration);
        var (value, fallback) = (YamlSource.Find(declaration, "value"), YamlSource.Find(declaration, "default"));
        if (value is not null && fallback is not null)
        {
            Refuse(fallback, key, "has both 'default' and 'value'", "keep one of them.");
        }
        else if (type is not null && fallback is not null && !type.FitsNested(fallback))
        {
            Refuse(fallback, key, $"has the default {SettingType.Describe(fallback)}, which is not of its type {type}", "");
        }

        if (!isOwn)
        {
            CheckForeign(key, declaration, value);
        }

        var isSecret = YamlSource.Find(declaration, "secret") is YamlScalarNode secret && YamlScalars.Resolve(secret) is true;
        var given = value ?? fallback;
        return new SettingDeclaration(key, type, given is null ? null : Given(key, given), isSecret, isOwn, yaml.PlaceOf(declaration));
    }

    /// <summary>Another package's setting has that package's type and default; a project can only give it a value.</summary>
    private void CheckForeign(string key, YamlMappingNode declaration, YamlNode? value)
    {
        foreach (var member in new[] { "default", "type" }.Where(member => YamlSource.Find(declaration, member) is not null))
        {
            Refuse(declaration, key, $"is not the project's own and has a {member}", "give it a 'value', and no type.");
        }

        if (value is null && YamlSource.Find(declaration, "default") is null && YamlSource.Find(declaration, "type") is null)
        {
            Refuse(declaration, key, "is not the project's own and has no value", "value: …");
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
            faults.Add(
                yaml.At(
                    type,
                    "ENG111",
                    $"setting '{key}' has the type {SettingType.Describe(type)}; allowed types are {string.Join(", ", SettingType.Names)}.",
                    NearestName.Of((type as YamlScalarNode)?.Value ?? "", SettingType.Names) is { } meant ? $"did you mean '{meant}'?" : ""
                )
            );
            return null;
        }

        if (name != "array")
        {
            return new SettingType(name);
        }

        if (items is not YamlMappingNode declared || !declared.Children.ContainsKey(new YamlScalarNode("type")))
        {
            Refuse(items ?? declaration, key, "is an array without the type of its items", "items: {type: string}");
            return null;
        }

        return TypeOf(key, declared) is { } of ? new SettingType(name, of) : null;
    }

    private void Expect(YamlMappingNode declaration, string key, string member, Func<object?, bool> fits, string takes)
    {
        if (
            declaration.Children.TryGetValue(new YamlScalarNode(member), out var node)
            && !(node is YamlScalarNode scalar && fits(YamlScalars.Resolve(scalar)))
        )
        {
            Refuse(node, key, $"has {member}: {SettingType.Describe(node)}; it takes {takes}", "");
        }
    }

    /// <summary>Refuses what a deployment reads in a stack's file alone.</summary>
    private YamlNode Given(string key, YamlNode node)
    {
        if (node is YamlScalarNode scalar && YamlScalars.Resolve(scalar) is GoTime)
        {
            Refuse(node, key, $"is '{scalar.Value}', a date, which Pulumi does not take in this file", $"\"{scalar.Value}\", in quotes.");
        }

        if (node.AllNodes.Any(YamlValues.IsSecret))
        {
            Refuse(node, key, "has an encrypted value, which only a stack's file can hold", $"pulumi config set --secret {key}");
        }

        return node;
    }

    private void Refuse(YamlNode at, string key, string what, string fix) =>
        faults.Add(yaml.At(at, "ENG120", $"setting '{key}' {what}.", fix));
}
