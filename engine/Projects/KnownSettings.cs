using System.Collections.Concurrent;
using Engine.Diagnostics;
using YamlDotNet.RepresentationModel;

namespace Engine.Projects;

/// <summary>The settings that packages have; a package that is not known here has any.</summary>
/// <param name="settings">The names of a package's settings, without the package's own; null for a package that is not known.</param>
public sealed class KnownSettings(Func<string, IReadOnlyCollection<string>?> settings)
{
    private const string PulumiSpace = "pulumi";

    /// <summary>Settings of Pulumi's own that decide nothing a preview shows, or that are checked elsewhere.</summary>
    private static readonly string[] OfPulumi = ["autonaming", "disable-default-providers", "tags", "template"];

    /// <summary>Settings that the engine takes for every package.</summary>
    private static readonly string[] OfEveryPackage = ["pluginDownloadURL", "version"];

    private readonly ConcurrentDictionary<string, IReadOnlyCollection<string>?> _names = new(StringComparer.Ordinal);

    /// <summary>Refuses what a provider would refuse only in a deployment, and what Pulumi ignores.</summary>
    /// <param name="key">The setting's full key.</param>
    /// <param name="value">Its value.</param>
    /// <param name="project">The project, whose own settings are checked elsewhere.</param>
    /// <returns>What is wrong with it; null for nothing.</returns>
    internal Fault? Check(string key, YamlNode? value, string project)
    {
        var (space, name) = key.Split(':', 2) is [var before, var after] ? (before, after) : (project, key);
        if (space == project || Names(space) is not { } known)
        {
            return null;
        }

        if (!known.Contains(name) && (space == PulumiSpace || !OfEveryPackage.Contains(name)))
        {
            return Unknown(space, name, known);
        }

        return (space, name) == (PulumiSpace, "autonaming") && !IsDefaultNaming(value)
            ? new Fault(
                "ENG127",
                "'pulumi:autonaming' changes the names that Pulumi gives to resources; the review knows the default names alone.",
                "set the names in the program, or review the stack without this setting."
            )
            : null;
    }

    private IReadOnlyCollection<string>? Names(string space) => space == PulumiSpace ? OfPulumi : _names.GetOrAdd(space, settings);

    private static Fault Unknown(string space, string name, IReadOnlyCollection<string> known) =>
        new(
            "ENG126",
            $"'{space}:{name}' is not a setting of {(space == PulumiSpace ? "Pulumi" : $"the {space} provider")}.",
            NearestName.Of(name, known) is { } meant ? $"did you mean '{space}:{meant}'?"
                : known.Count == 0 ? "remove it; this provider has no settings."
                : "see the provider's configuration reference for the settings there are."
        );

    private static bool IsDefaultNaming(YamlNode? value) =>
        value is YamlMappingNode { Children.Count: 1 } naming && YamlSource.Find(naming, "mode") is YamlScalarNode { Value: "default" };
}
