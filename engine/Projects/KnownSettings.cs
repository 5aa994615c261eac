using System.Collections.Concurrent;
using Engine.Diagnostics;
using YamlDotNet.RepresentationModel;

namespace Engine.Projects;

/// <summary>The settings of known packages; an unknown package may have any setting.</summary>
/// <param name="settings">Returns the names of a package's settings without the namespace; null for an unknown package.</param>
public sealed class KnownSettings(Func<string, IReadOnlyCollection<string>?> settings)
{
    private const string PulumiSpace = "pulumi";

    /// <summary>Pulumi's own settings, which do not affect a preview or are checked elsewhere.</summary>
    private static readonly string[] OfPulumi = ["autonaming", "disable-default-providers", "tags", "template"];

    /// <summary>The settings that the engine accepts for every package.</summary>
    private static readonly string[] OfEveryPackage = ["pluginDownloadURL", "version"];

    private readonly ConcurrentDictionary<string, IReadOnlyCollection<string>?> _names = new(StringComparer.Ordinal);

    /// <summary>Rejects what a provider would reject only in a deployment, and what Pulumi ignores.</summary>
    /// <param name="key">The setting's full key.</param>
    /// <param name="value">Its value.</param>
    /// <param name="place">Where it is set.</param>
    /// <param name="project">The project, whose own settings are checked elsewhere.</param>
    /// <returns>The fault; null for a valid setting.</returns>
    internal Fault? Check(string key, YamlNode? value, string place, string project)
    {
        var (space, name) = key.Split(':', 2) is [var before, var after] ? (before, after) : (project, key);
        if (space == project || Names(space) is not { } known)
        {
            return null;
        }

        if (!known.Contains(name) && (space == PulumiSpace || !OfEveryPackage.Contains(name)))
        {
            var owner = space == PulumiSpace ? "Pulumi" : $"the {space} provider";
            return EngineDiagnostics.UnknownSetting(place, space, name, owner, known);
        }

        return (space, name) == (PulumiSpace, "autonaming") && !IsDefaultNaming(value)
            ? EngineDiagnostics.AutonamingNotSupported(place)
            : null;
    }

    private IReadOnlyCollection<string>? Names(string space) => space == PulumiSpace ? OfPulumi : _names.GetOrAdd(space, settings);

    private static bool IsDefaultNaming(YamlNode? value) =>
        value is YamlMappingNode { Children.Count: 1 } naming && YamlSource.Find(naming, "mode") is YamlScalarNode { Value: "default" };
}
