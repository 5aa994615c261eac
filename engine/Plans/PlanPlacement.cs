using System.Collections.Immutable;

namespace Engine.Plans;

/// <summary>The stack's settings that determine where resources without a location of their own are created.</summary>
internal static class PlanPlacement
{
    private static readonly string[] Names = ["location", "project", "region", "zone"];

    /// <param name="config">The configuration by full key.</param>
    /// <param name="secretKeys">The keys of secret values, which are omitted.</param>
    /// <param name="project">The project, whose own settings are meaningful only to the program.</param>
    public static ImmutableSortedDictionary<string, string> Create(
        IReadOnlyDictionary<string, string> config,
        IReadOnlySet<string> secretKeys,
        string project
    ) =>
        config
            .Where(setting =>
                !secretKeys.Contains(setting.Key)
                && setting.Key.Split(':') is [var space, var name]
                && space != project
                && Names.Contains(name)
            )
            .ToImmutableSortedDictionary(StringComparer.Ordinal);
}
