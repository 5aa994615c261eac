using System.Collections.Immutable;
using Engine.Plans;
using Engine.Values;

namespace Engine.Runs;

/// <summary>
/// Finds differences between the passes that are not unknown in the planned one: both run the same program with the same settings, so such
/// a value comes from a random number, a clock, a process ID, a temporary path or an unordered collection.
/// </summary>
internal static class PassDifferences
{
    /// <param name="planned">The planned pass.</param>
    /// <param name="resolved">The resolved pass.</param>
    /// <param name="root">The URN of the stack's own resource.</param>
    /// <returns>The differences, in ordinal order of URN and path.</returns>
    public static ImmutableArray<PassDifference> Find(Plan planned, Plan resolved, string root)
    {
        var twins = resolved.Resources.ToDictionary(resource => resource.Urn, StringComparer.Ordinal);
        var lone = planned.Resources.Where(resource => !twins.ContainsKey(resource.Urn)).Select(resource => resource.Urn).ToHashSet();
        return
        [
            .. planned
                .Resources.SelectMany(resource =>
                    twins.TryGetValue(resource.Urn, out var twin)
                        ? Paths(resource, twin, lone).Select(path => new PassDifference(resource.Urn, path))
                        : [new PassDifference(resource.Urn, "")]
                )
                .Concat(Paths("outputs", planned.Outputs, resolved.Outputs).Select(path => new PassDifference(root, path)))
                .Distinct()
                .OrderBy(difference => difference.Urn, StringComparer.Ordinal)
                .ThenBy(difference => difference.Path, StringComparer.Ordinal),
        ];
    }

    /// <param name="planned">The resource in the planned pass.</param>
    /// <param name="resolved">The resource in the resolved pass.</param>
    /// <param name="lone">
    /// The resources that are reported themselves: everything that refers to one differs too, which adds no information.
    /// </param>
    private static IEnumerable<string> Paths(PlannedResource planned, PlannedResource resolved, HashSet<string> lone)
    {
        bool Differs(string? a, string? b) => a != b && !lone.Contains(a ?? "");
        return Paths("inputs", planned.Inputs, resolved.Inputs)
            .Concat(planned.Outputs is { } a && resolved.Outputs is { } b ? Paths("outputs", a, b) : [])
            // An output that is a list of resources is unknown in the planned pass, so the resolved pass may have more dependencies.
            .Concat(planned.Dependencies.Except(resolved.Dependencies).All(lone.Contains) ? [] : ["dependencies"])
            .Concat(Differs(planned.Parent, resolved.Parent) ? ["parent"] : [])
            .Concat(planned.ReadId != resolved.ReadId && planned.ReadId is { Length: > 0 } ? ["id"] : [])
            .Concat(
                Options(planned.Options, resolved.Options, Differs)
                    .Where(option => option.Differs)
                    .Select(option => $"options.{option.Name}")
            );
    }

    private static IEnumerable<(string Name, bool Differs)> Options(
        PlannedOptions a,
        PlannedOptions b,
        Func<string?, string?, bool> differs
    ) =>
        [
            ("protect", a.Protect != b.Protect),
            ("ignoreChanges", !a.IgnoreChanges.SequenceEqual(b.IgnoreChanges)),
            ("replaceOnChanges", !a.ReplaceOnChanges.SequenceEqual(b.ReplaceOnChanges)),
            ("retainOnDelete", a.RetainOnDelete != b.RetainOnDelete),
            ("deleteBeforeReplace", a.DeleteBeforeReplace != b.DeleteBeforeReplace),
            ("aliases", Value(PropertyPath.Empty, new ArrayValue(a.Aliases), new ArrayValue(b.Aliases)).Any()),
            ("provider", differs(a.Provider, b.Provider)),
            ("customTimeouts", !a.CustomTimeouts.SequenceEqual(b.CustomTimeouts)),
            ("deletedWith", differs(a.DeletedWith, b.DeletedWith)),
            ("replaceWith", !a.ReplaceWith.SequenceEqual(b.ReplaceWith)),
            ("additionalSecretOutputs", !a.AdditionalSecretOutputs.SequenceEqual(b.AdditionalSecretOutputs)),
            ("hideDiffs", !a.HideDiffs.SequenceEqual(b.HideDiffs)),
            (
                "replacementTrigger",
                Value(PropertyPath.Empty, a.ReplacementTrigger ?? NullValue.Instance, b.ReplacementTrigger ?? NullValue.Instance).Any()
            ),
            ("import", a.Import != b.Import),
            ("version", a.Version != b.Version),
        ];

    private static IEnumerable<string> Paths(string root, PropertyValue planned, PropertyValue resolved) =>
        Value(PropertyPath.Empty.Append(root), planned, resolved).Select(path => path.ToString());

    private static IEnumerable<PropertyPath> Value(PropertyPath path, PropertyValue planned, PropertyValue resolved) =>
        (planned, resolved) switch
        {
            (UnknownValue or ComputedValue, _) or (_, UnknownValue or ComputedValue) => [],
            // Nothing below a secret is shown, not even a name.
            (SecretValue, _) or (_, SecretValue) => Value(path, Content(planned), Content(resolved)).Any() ? [path] : [],
            (MapValue a, MapValue b) => Members(path, a, b),
            (ArrayValue a, ArrayValue b) when a.Items.Length == b.Items.Length => IsReordered(a, b)
                ? [path]
                : a.Items.Zip(b.Items).SelectMany((pair, index) => Value(path.Append(index), pair.First, pair.Second)),
            (ArrayValue { HasUnknowns: true }, ArrayValue) => [],
            // The ID of a resource used as a value is unknown before the resource exists.
            (ReferenceValue a, ReferenceValue b) => a.Urn == b.Urn ? [] : [path],
            _ => planned.Equals(resolved) ? [] : [path],
        };

    private static IEnumerable<PropertyPath> Members(PropertyPath path, MapValue a, MapValue b) =>
        a
            .Keys.Union(b.Keys, StringComparer.Ordinal)
            .SelectMany(name =>
                (a[name], b[name]) switch
                {
                    ({ } one, { } other) => Value(path.Append(name), one, other),
                    // The SDK omits an unknown that turns out to be null.
                    ({ HasUnknowns: true }, null) => [],
                    _ => [path.Append(name)],
                }
            );

    /// <summary>Returns whether two lists contain the same elements in another order, as when a program iterates over a set.</summary>
    private static bool IsReordered(ArrayValue a, ArrayValue b) =>
        !a.HasUnknowns && !a.Equals(b) && a.Items.All(b.Items.Contains) && b.Items.All(a.Items.Contains);

    private static PropertyValue Content(PropertyValue value) => Unwrapped.FromProgram(value).Value ?? NullValue.Instance;
}
