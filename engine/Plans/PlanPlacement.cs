using System.Collections.Immutable;

namespace Engine.Plans;

/// <summary>The stack's settings that decide where resources are created when they do not say so themselves.</summary>
internal static class PlanPlacement
{
    private static readonly string[] Names = ["location", "project", "region", "zone"];

    /// <param name="config">The settings by full key.</param>
    /// <param name="secretKeys">Settings that are secret, which are left out.</param>
    /// <param name="project">The project, whose own settings mean something to the program alone.</param>
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
