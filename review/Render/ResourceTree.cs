using Engine.Plans;
using Review.Plans;

namespace Review.Render;

/// <summary>The resources as a tree, siblings in ordinal order of type and name.</summary>
internal static class ResourceTree
{
    public static IEnumerable<string> Lines(Plan plan)
    {
        var known = plan.Resources.Select(resource => resource.Urn).ToHashSet(StringComparer.Ordinal);
        var children = plan
            .Resources.OrderBy(resource => resource.IsCustom)
            .ThenBy(resource => resource.Name, StringComparer.Ordinal)
            .ThenBy(resource => resource.Type, StringComparer.Ordinal)
            .ToLookup(resource => known.Contains(resource.Parent) ? resource.Parent : "", StringComparer.Ordinal);
        return children[""].SelectMany(root => Subtree(root, "", "", children));
    }

    /// <summary>Traverses the tree iteratively: the nesting may be deeper than a thread's call stack.</summary>
    private static IEnumerable<string> Subtree(PlannedResource root, string own, string below, ILookup<string, PlannedResource> children)
    {
        var open = new Stack<(PlannedResource Resource, string Own, string Below)>([(root, own, below)]);
        while (open.TryPop(out var next))
        {
            yield return $"{next.Own}{Label(next.Resource)}";
            var siblings = children[next.Resource.Urn].ToList();
            for (var i = siblings.Count - 1; i >= 0; i--)
            {
                var isLast = i == siblings.Count - 1;
                open.Push((siblings[i], $"{next.Below}{(isLast ? "└─ " : "├─ ")}", $"{next.Below}{(isLast ? "   " : "│  ")}"));
            }
        }
    }

    private static string Label(PlannedResource resource)
    {
        var marks = new[]
        {
            (resource.Options.Protect == true, "protected"),
            (resource.Kind == ResourceKind.Read, "read"),
            (resource.Options.Import is not null, "import"),
            (resource.OnlyResolved, "inside an output"),
        }
            .Where(mark => mark.Item1)
            .Select(mark => mark.Item2)
            .ToList();
        var label = resource.Kind == ResourceKind.Stack ? resource.Name : $"{resource.Name}  {TypeName.Short(resource.Type)}";
        return marks.Count == 0 ? label : $"{label}  [{string.Join(", ", marks)}]";
    }
}
