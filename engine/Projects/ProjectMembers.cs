using Engine.Diagnostics;
using YamlDotNet.RepresentationModel;

namespace Engine.Projects;

/// <summary>The top-level members of a project's and a stack's file; a deployment ignores all others, including misspelled ones.</summary>
internal static class ProjectMembers
{
    /// <summary>The prefix of members that hold anchors for the rest of the file, as in Docker Compose.</summary>
    private const string Extension = "x-";

    private static readonly string[] Strings = ["author", "description", "license", "main", "stackConfigDir", "website"];

    private static readonly MemberShape MayBeText = MemberShape.Text with { MayBeEmpty = true };

    private static readonly MemberShape Plugins = new ListShape(
        new MappingShape(Members(("name", MemberShape.Text), ("path", MemberShape.Text), ("version", MemberShape.Text)), "name", "path")
    );

    private static readonly Dictionary<string, MemberShape> Mappings = Members(
        ("backend", new MappingShape(Members(("url", MemberShape.Text))) { MayBeEmpty = true }),
        (
            "options",
            new MappingShape(Members(("refresh", new ScalarShape("always", static value => value is "always")))) { MayBeEmpty = true }
        ),
        (
            "packages",
            new NamesShape(
                new TextOrShape(
                    new MappingShape(
                        Members(
                            ("checksums", MemberShape.Anything),
                            ("parameters", new ListShape(MemberShape.Text)),
                            ("source", MemberShape.Text),
                            ("version", MemberShape.Text)
                        ),
                        "source"
                    )
                )
            )
        ),
        (
            "plugins",
            new MappingShape(Members(("analyzers", Plugins), ("languages", Plugins), ("providers", Plugins))) { IgnoresOthers = true }
        ),
        ("template", Template())
    );

    private static readonly string[] OfProjects = [.. Strings, .. Mappings.Keys, "config", "name", PulumiRelease.ProjectKey, "runtime"];

    private static readonly string[] TextsOfStacks = ["encryptedkey", "encryptionsalt", "secretsprovider"];

    private static readonly string[] OfStacks = [.. TextsOfStacks, "config", "environment"];

    public static void CheckStack(YamlSource yaml, List<Fault> faults)
    {
        CheckNames(yaml, yaml.Root, OfStacks, "a stack's file", faults);
        foreach (var name in TextsOfStacks)
        {
            if (yaml.Root.Children.TryGetValue(new YamlScalarNode(name), out var node) && node is not YamlScalarNode)
            {
                faults.Add(Invalid(yaml, node, name, "a string"));
            }
        }
    }

    public static void CheckProject(YamlSource yaml, List<Fault> faults)
    {
        CheckNames(yaml, yaml.Root, OfProjects, "Pulumi.yaml", faults);
        foreach (var name in Strings)
        {
            Text(yaml, name, faults);
        }

        foreach (var (name, shape) in Mappings)
        {
            if (yaml.Root.Children.TryGetValue(new YamlScalarNode(name), out var node))
            {
                shape.Check(yaml, node, name, faults);
            }
        }
    }

    /// <returns>The string in a member; empty if it is missing or, with a fault, if it is not a string.</returns>
    public static string Text(YamlSource yaml, string name, List<Fault> faults)
    {
        var node = YamlSource.Find(yaml.Root, name);
        if (node is null || (node is YamlScalarNode scalar && YamlScalars.Resolve(scalar) is string))
        {
            return (node as YamlScalarNode)?.Value ?? "";
        }

        var fix = node is YamlScalarNode number ? $"{name}: \"{number.Value}\"" : "";
        var fault = Invalid(yaml, node, name, "a string", fix);
        if (!faults.Contains(fault))
        {
            faults.Add(fault);
        }

        return "";
    }

    /// <summary>Refuses members that are not known, whether Pulumi ignores them or refuses them too.</summary>
    public static void CheckNames(
        YamlSource yaml,
        YamlMappingNode mapping,
        string[] known,
        string of,
        List<Fault> faults,
        bool ignoresOthers = true
    )
    {
        foreach (var key in mapping.Children.Keys)
        {
            var name = YamlSource.Text(key);
            if (!known.Contains(name) && !(ignoresOthers && name.StartsWith(Extension, StringComparison.Ordinal)))
            {
                var sorted = known.Order(StringComparer.Ordinal).ToList();
                faults.Add(EngineDiagnostics.UnknownMember(yaml.PlaceOf(key), name, of, sorted, ignoresOthers ? Extension : null));
            }
        }
    }

    public static Fault Invalid(YamlSource yaml, YamlNode node, string member, string allowed, string fix = "") =>
        EngineDiagnostics.InvalidMemberValue(yaml.PlaceOf(node), member, SettingType.Describe(node), allowed, fix);

    private static MappingShape Template() =>
        new(
            Members(
                (
                    "config",
                    new NamesShape(
                        new MappingShape(
                            Members(
                                ("default", MemberShape.Anything),
                                ("description", MayBeText),
                                ("secret", MemberShape.Flag with { MayBeEmpty = true })
                            )
                        )
                        {
                            MayBeEmpty = true,
                            IgnoresOthers = true,
                        }
                    )
                    {
                        MayBeEmpty = true,
                    }
                ),
                ("description", MayBeText),
                ("displayName", MayBeText),
                ("important", MemberShape.Flag with { MayBeEmpty = true }),
                ("metadata", new NamesShape(MemberShape.Text) { MayBeEmpty = true }),
                ("quickstart", MayBeText)
            )
        )
        {
            MayBeEmpty = true,
        };

    private static Dictionary<string, MemberShape> Members(params (string Name, MemberShape Shape)[] members) =>
        members.ToDictionary(member => member.Name, member => member.Shape, StringComparer.Ordinal);
}
