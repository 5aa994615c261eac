using System.Globalization;
using Engine.Plans;
using Review.Plans;

namespace Review.Render;

/// <summary>A one-line summary of a plan.</summary>
internal static class PlanSummary
{
    private const int MaximumTypes = 3;

    public static string Of(Plan plan)
    {
        var managed = plan.Resources.Where(resource => resource.IsManaged).ToList();
        var components = plan.Resources.Count(resource => resource.Kind == ResourceKind.Component);
        var packages = managed
            .GroupBy(resource => Urns.Package(resource.Type), StringComparer.Ordinal)
            .OrderBy(package => package.Key, StringComparer.Ordinal)
            .Select(package => string.Create(CultureInfo.InvariantCulture, $"{package.Count()} {package.Key}"));
        var parts = new[]
        {
            Count(managed.Count, "resource", string.Join(", ", packages)),
            Count(components, "component"),
            Count(plan.Resources.Count(resource => resource.Kind == ResourceKind.Read), "read", plural: ""),
            Count(managed.Count(resource => resource.Options.Protect == true), "protected", plural: ""),
            Count(managed.Count(resource => resource.OnlyResolved), "inside outputs", plural: ""),
        };
        return managed.Count == 0 && components == 0 ? "no resources" : string.Join(" · ", parts.Where(part => part.Length > 0));
    }

    /// <summary>
    /// Returns the types that no known provider checks, by package; types are named only if other types of their package are checked. Empty
    /// if all are checked.
    /// </summary>
    public static string NotChecked(Plan plan)
    {
        var packages = plan
            .NotChecked.GroupBy(type => Urns.Package(type.Key), StringComparer.Ordinal)
            .Select(package => (package.Key, Count: package.Sum(type => type.Value), Types: package.Select(type => type.Key).ToList()))
            .Select(package => $"{package.Key} ({Count(package.Count, "resource")}{Types(plan, package.Key, package.Types)})")
            .ToList();
        return packages.Count == 0 ? "" : $"not checked: {string.Join(", ", packages)}";
    }

    private static string Types(Plan plan, string package, IReadOnlyList<string> unknown)
    {
        if (
            !plan.Resources.Any(resource =>
                resource.IsManaged && Urns.Package(resource.Type) == package && !unknown.Contains(resource.Type)
            )
        )
        {
            return "";
        }

        var rest = unknown.Count - MaximumTypes;
        var named = string.Join(", ", unknown.Take(MaximumTypes).Select(type => TypeName.Short(type)[(package.Length + 1)..]));
        return rest > 0 ? string.Create(CultureInfo.InvariantCulture, $": {named} and {rest} more types") : $": {named}";
    }

    private static string Count(int count, string name, string detail = "", string plural = "s") =>
        count == 0
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{count} {name}{(count == 1 ? "" : plural)}{(detail.Length == 0 ? "" : $" ({detail})")}"
            );
}
