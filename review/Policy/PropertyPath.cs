using System.Collections.Immutable;
using System.Globalization;
using Engine.Values;

namespace Review.Policy;

/// <summary>
/// A path into a resource's inputs, <c>template.containers[*].image</c>: <c>[*]</c> matches every element of a list. A path that starts
/// with a dollar sign names a property of the resource that is not an input (<see cref="Subject"/>).
/// </summary>
internal sealed class PropertyPath
{
    private const string Each = "*";

    private readonly ImmutableArray<Step> _steps;

    private PropertyPath(string text, ImmutableArray<Step> steps) => (Text, _steps) = (text, steps);

    public string Text { get; }

    /// <summary>Whether the path names a property that is not an input.</summary>
    public bool IsPseudo => Text.StartsWith('$');

    /// <summary>The name of the input that the path starts with.</summary>
    public string Root => _steps[0].Name;

    /// <exception cref="FormatException">The string is not a valid path.</exception>
    public static PropertyPath Parse(string text)
    {
        var steps = text.Split('.').SelectMany(part => Steps(part, text)).ToImmutableArray();
        return new PropertyPath(text, steps);
    }

    /// <summary>
    /// Returns all values that the path matches; a value that is absent or unknown on the way is returned once, at its position.
    /// </summary>
    public IEnumerable<Found> Find(MapValue inputs) => Walk(new Found("", [], inputs, false, false), 0);

    /// <summary>Returns this path with the list indexes of another one, as far as both start with the same lists.</summary>
    public PropertyPath Bind(PropertyPath other, ImmutableArray<int> indices)
    {
        var steps = _steps.ToBuilder();
        var bound = 0;
        for (var i = 0; i < Math.Min(steps.Count, other._steps.Length) && bound < indices.Length && _steps[i] == other._steps[i]; i++)
        {
            if (_steps[i].IsEach)
            {
                steps[i] = new Step(indices[bound++].ToString(CultureInfo.InvariantCulture), true);
            }
        }

        return bound == 0 ? this : new PropertyPath(Text, steps.ToImmutable());
    }

    private static IEnumerable<Step> Steps(string part, string text)
    {
        var pieces = part.Split('[');
        if (pieces[0].Length == 0 || pieces.Skip(1).Any(piece => piece != $"{Each}]"))
        {
            throw new FormatException($"'{text}' is no path: it takes names with dots between them, and [*] behind a list.");
        }

        return pieces.Skip(1).Select(_ => new Step(Each, true)).Prepend(new Step(pieces[0], false));
    }

    private IEnumerable<Found> Walk(Found at, int step)
    {
        if (step == _steps.Length || at.IsAbsent || at.IsUnknown)
        {
            return [at with { Path = Whole(at.Path, step) }];
        }

        var next = _steps[step];
        if (!next.IsPlace)
        {
            return Walk(at.Inner(Named(at.Path, next.Name), (at.Value as MapValue)?[next.Name]), step + 1);
        }

        return at.Value switch
        {
            // Providers treat an empty list as absent.
            ArrayValue { Items.IsEmpty: true } => Walk(at with { Value = null }, step),
            ArrayValue list when next.IsEach => list.Items.SelectMany((_, index) => Walk(Element(at, list, index), step + 1)),
            ArrayValue list when next.Index < list.Items.Length => Walk(Element(at, list, next.Index), step + 1),
            ArrayValue => Walk(at with { Value = null }, step),
            // A list with one element may be written without its brackets.
            _ => Walk(at, step + 1),
        };
    }

    private static Found Element(Found at, ArrayValue list, int index)
    {
        var inner = at.Inner(string.Create(CultureInfo.InvariantCulture, $"{at.Path}[{index}]"), list.Items[index]);
        return inner with { Indices = at.Indices.Add(index) };
    }

    /// <summary>Appends the remaining steps to a path.</summary>
    private string Whole(string path, int step)
    {
        foreach (var next in _steps[step..])
        {
            path = next.IsPlace ? $"{path}[{next.Name}]" : Named(path, next.Name);
        }

        return path;
    }

    private static string Named(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    /// <param name="Name">A property's name; for a list element, its index or an asterisk.</param>
    /// <param name="IsPlace">Whether it is a list element.</param>
    private readonly record struct Step(string Name, bool IsPlace)
    {
        public bool IsEach => IsPlace && Name == Each;

        public int Index => int.Parse(Name, CultureInfo.InvariantCulture);
    }
}
