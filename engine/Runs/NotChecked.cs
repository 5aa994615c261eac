using System.Collections.Immutable;
using Engine.Monitor;
using Engine.Plans;

namespace Engine.Runs;

/// <summary>The resources that no known provider checks, reported so that silence is not taken for approval.</summary>
internal static class NotChecked
{
    /// <summary>The engine's own package: stack references and the like have no provider.</summary>
    private const string Engine = "pulumi";

    public static Plan In(Plan plan, IProviders providers) =>
        plan with
        {
            NotChecked = plan
                .Resources.Where(resource => resource.IsCustom && resource.ReadId is null)
                .CountBy(resource => resource.Type, StringComparer.Ordinal)
                .Where(type => Urns.Package(type.Key) != Engine && !type.Key.StartsWith(Urns.ProviderType, StringComparison.Ordinal))
                .Where(type => !providers.Knows(type.Key))
                .ToImmutableSortedDictionary(type => type.Key, type => type.Value, StringComparer.Ordinal),
        };
}
