using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Engine.Plans;

/// <summary>
/// A path to a property of a resource or setting, in Pulumi's grammar: <c>template.containers[0].labels["example.com/team"]</c>. As in
/// Pulumi's settings, the first name may have a namespace, <c>infra:orders.topics[0]</c>. In addition, <c>[*]</c> matches every element
/// of a list.
/// </summary>
/// <remarks>
/// A name is written without quotes unless it is empty, is <c>*</c>, or contains <c>.</c>, <c>[</c>, <c>]</c> or <c>"</c>. In quotes,
/// <c>\"</c> is a quotation mark. A backslash before any other character is an ordinary character; a name that needs quotes and ends with a
/// backslash can therefore not be written. The command line of Pulumi 3.259.0 accepts everything that is accepted here, except that it
/// takes <c>[*]</c> for a name. Source: https://www.pulumi.com/docs/iac/concepts/config/#structured-configuration.
/// </remarks>
public sealed record PropertyPath
{
    private PropertyPath(ImmutableArray<PathStep> steps) => Steps = steps;

    /// <summary>The path of the whole value.</summary>
    public static PropertyPath Empty { get; } = new([]);

    /// <summary>The steps from the outside to the inside.</summary>
    public ImmutableArray<PathStep> Steps { get; }

    /// <summary>Whether it is the path of the whole value.</summary>
    public bool IsEmpty => Steps.IsEmpty;

    /// <summary>The name that the path starts with; empty for a path that starts with a list element, and for the empty path.</summary>
    public string Root => IsEmpty ? "" : Steps[0].Name ?? "";

    /// <summary>The name that the path ends with; empty for a path that ends with a list element, and for the empty path.</summary>
    public string Last => IsEmpty ? "" : Steps[^1].Name ?? "";

    /// <summary>The path without its last step.</summary>
    public PropertyPath Parent => new(Steps[..^1]);

    /// <summary>Returns the path of a string.</summary>
    /// <exception cref="FormatException">The string is not a valid path; the message says where and what to write instead.</exception>
    public static PropertyPath Parse(string text) =>
        PathParser.Parse(text, isStrict: true, out var problem) is { } steps
            ? new PropertyPath(steps)
            : throw new FormatException($"'{text}' is not a valid property path: {problem}");

    /// <summary>Returns the path of a string, or null and what is wrong with it.</summary>
    public static PropertyPath? TryParse(string text, out string problem) =>
        PathParser.Parse(text, isStrict: true, out problem) is { } steps ? new PropertyPath(steps) : null;

    /// <summary>
    /// Returns whether Pulumi's engine accepts a string as a path in a resource's options. It tolerates misplaced dots and quotation marks,
    /// which <see cref="Parse"/> reports.
    /// </summary>
    public static bool IsAcceptedInOptions(string text) => PathParser.Parse(text, isStrict: false, out _) is not null;

    /// <summary>Returns a path of given steps.</summary>
    public static PropertyPath From(params IEnumerable<PathStep> steps) => new([.. steps]);

    /// <summary>Returns the path of a property of the value at this path.</summary>
    public PropertyPath Append(string name) => new(Steps.Add(PathStep.To(name)));

    /// <summary>Returns the path of an element of the list at this path.</summary>
    public PropertyPath Append(int index) => new(Steps.Add(PathStep.To(index)));

    /// <summary>Returns this path followed by another one.</summary>
    public PropertyPath Append(PropertyPath other) => new(Steps.AddRange(other.Steps));

    /// <summary>
    /// Replaces <c>[*]</c> by indexes, as far as this path and <paramref name="other"/> start with the same steps: both then refer to the
    /// same list element.
    /// </summary>
    /// <param name="other">The path that the indexes belong to.</param>
    /// <param name="indexes">An index for each <c>[*]</c> of the other path; null if its value is not a list.</param>
    public PropertyPath Bind(PropertyPath other, ImmutableArray<int?> indexes)
    {
        var steps = Steps.ToBuilder();
        var next = 0;
        for (var i = 0; i < Math.Min(Steps.Length, other.Steps.Length) && next < indexes.Length && Steps[i] == other.Steps[i]; i++)
        {
            if (Steps[i].IsEvery && indexes[next++] is { } index)
            {
                steps[i] = PathStep.To(index);
            }
        }

        return new PropertyPath(steps.ToImmutable());
    }

    /// <inheritdoc/>
    public bool Equals(PropertyPath? other) => other is not null && Steps.SequenceEqual(other.Steps);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var step in Steps)
        {
            hash.Add(step);
        }

        return hash.ToHashCode();
    }

    /// <summary>Returns the notation from which <see cref="Parse"/> reads the same path; empty for the empty path.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var step in Steps)
        {
            if (step.Name is not { } name)
            {
                text.Append('[')
                    .Append(step.Index is { } index ? index.ToString(CultureInfo.InvariantCulture) : PathParser.Every)
                    .Append(']');
            }
            else if (PathParser.NeedsQuotes(name))
            {
                text.Append("[\"").Append(name.Replace("\"", "\\\"", StringComparison.Ordinal)).Append("\"]");
            }
            else
            {
                text.Append(text.Length == 0 ? "" : ".").Append(name);
            }
        }

        return text.ToString();
    }
}
