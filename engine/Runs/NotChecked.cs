using System.Collections.Immutable;
using Engine.Monitor;
using Engine.Plans;

namespace Engine.Runs;

/// <summary>The resources that no known provider checks, reported so that silence is not taken for approval.</summary>
internal static class NotChecked
{
    public static Plan In(Plan plan, IProviders providers) =>
        plan with
        {
            NotChecked = plan
                .Resources.Where(resource => resource.IsManaged && Urns.Package(resource.Type) != Urns.EnginePackage)
                .CountBy(resource => resource.Type, StringComparer.Ordinal)
                .Where(type => !providers.Knows(type.Key))
                .ToImmutableSortedDictionary(type => type.Key, type => type.Value, StringComparer.Ordinal),
        };
}
