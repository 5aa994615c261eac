using System.Globalization;
using Engine.Diagnostics;
using Engine.Plans;

namespace Engine.Monitor;

/// <summary>
/// Resources whose provider is part of the program (<c>pulumi.dynamic</c> in Node.js and Python). Pulumi's engine runs their <c>check</c>
/// and <c>diff</c> code through a language plugin; this preview runs no plugin, and warns about it.
/// </summary>
internal static class DynamicProviders
{
    private const int MaximumNames = 20;

    private static readonly string[] Packages = ["pulumi-nodejs", "pulumi-python"];

    /// <returns>One warning that names the resources; empty if the program has no such resources.</returns>
    public static IEnumerable<ProgramMessage> Warnings(IEnumerable<PlannedResource> resources)
    {
        var names = resources.Where(IsDynamic).Select(Name).Order(StringComparer.Ordinal).ToList();
        if (names.Count == 0)
        {
            return [];
        }

        var rest = names.Count - MaximumNames;
        var more = rest > 0 ? string.Create(CultureInfo.InvariantCulture, $" and {rest:#,0} more") : "";
        return [ProgramMessage.From(EngineDiagnostics.DynamicProvidersNotRun($"{string.Join(", ", names.Take(MaximumNames))}{more}"))];
    }

    private static bool IsDynamic(PlannedResource resource) =>
        resource.IsCustom && Packages.Contains(Urns.Package(resource.Type), StringComparer.Ordinal);

    private static string Name(PlannedResource resource) => RequestRules.Subject(resource.Type, resource.Name);
}
