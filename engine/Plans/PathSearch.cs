using System.Collections.Immutable;
using Engine.Values;

namespace Engine.Plans;

/// <summary>Finds and replaces values by their <see cref="PropertyPath"/>.</summary>
public static class PathSearch
{
    /// <summary>
    /// Returns everything that a path matches in a value of a plan, at least one match. Where a value on the way is absent or unknown, the
    /// match is that value with the whole path. <c>[*]</c> matches a value that is not a list as its only element: providers accept lists
    /// of one without brackets. They treat an empty list as absent.
    /// </summary>
    public static IEnumerable<PathMatch> Find(this PropertyPath path, PropertyValue? value) =>
        Walk(path, 0, new PathMatch(PropertyPath.Empty, [], Unwrapped.FromPlan(value)));

    /// <summary>Returns the only match of a path without <c>[*]</c>.</summary>
    public static PathMatch FindOne(this PropertyPath path, PropertyValue? value) => path.Find(value).Single();

    /// <summary>
    /// Returns whether neither the value at a path nor any value around it is unknown. A path that leads nowhere is known to be absent.
    /// </summary>
    public static bool IsKnown(this PropertyPath path, PropertyValue value) =>
        value switch
        {
            UnknownValue or ComputedValue => false,
            SecretValue secret => path.IsKnown(secret.Inner),
            _ when path.IsEmpty => !value.HasUnknowns,
            _ => Child(value, path.Steps[0]) is not { } child || path.Rest().IsKnown(child),
        };

    /// <summary>Returns a copy in which the value at a path is unknown; the same value if the path leads nowhere.</summary>
    public static PropertyValue Forget(this PropertyPath path, PropertyValue value) =>
        value switch
        {
            SecretValue secret => new SecretValue(path.Forget(secret.Inner)),
            _ when path.IsEmpty => UnknownValue.Instance,
            _ when Child(value, path.Steps[0]) is { } child => With(value, path.Steps[0], path.Rest().Forget(child)),
            _ => value,
        };

    private static IEnumerable<PathMatch> Walk(PropertyPath path, int step, PathMatch at)
    {
        if (step == path.Steps.Length || at.IsAbsent || at.IsUnknown)
        {
            return [at with { Path = at.Path.Append(PropertyPath.From(path.Steps[step..])) }];
        }

        var next = path.Steps[step];
        if (next.Name is { } name)
        {
            return Walk(path, step + 1, at.Member(name));
        }

        var elements = at.Elements().ToList();
        return elements.Count == 0 || next.Index >= elements.Count
            ? Walk(path, step, at with { Content = at.Content with { Value = null } })
            : (next.Index is { } index ? [elements[index]] : elements).SelectMany(element =>
                Walk(path, step + 1, next.IsEvery ? element : element with { Indexes = at.Indexes })
            );
    }

    private static PropertyPath Rest(this PropertyPath path) => PropertyPath.From(path.Steps[1..]);

    private static PropertyValue? Child(PropertyValue value, PathStep step) =>
        (value, step) switch
        {
            (MapValue map, { Name: { } name }) => map[name],
            (ArrayValue list, { Index: { } index }) when index < list.Items.Length => list.Items[index],
            _ => null,
        };

    private static PropertyValue With(PropertyValue value, PathStep step, PropertyValue child) =>
        value is MapValue map
            ? map.With([new(step.Name!, child)])
            : new ArrayValue(((ArrayValue)value).Items.SetItem(step.Index!.Value, child));
}
