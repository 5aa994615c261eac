using System.Collections.Immutable;
using System.Globalization;
using Engine.Values;

namespace Review.Policy;

/// <summary>
/// A path into a resource's inputs, <c>template.containers[*].image</c>: <c>[*]</c> is every element of a list. A path that begins with
/// a dollar sign names something of the resource that is no input (<see cref="Subject"/>).
/// </summary>
internal sealed class PropertyPath
{
    private const string Each = "*";

    private readonly ImmutableArray<Step> _steps;

    private PropertyPath(string text, ImmutableArray<Step> steps) => (Text, _steps) = (text, steps);

    public string Text { get; }

    /// <summary>Whether it names something that is no input.</summary>
    public bool IsPseudo => Text.StartsWith('$');

    /// <summary>The input it begins with.</summary>
    public string Root => _steps[0].Name;

    /// <exception cref="FormatException">The text is no path.</exception>
    public static PropertyPath Parse(string text)
    {
        var steps = text.Split('.').SelectMany(part => Steps(part, text)).ToImmutableArray();
        return new PropertyPath(text, steps);
    }

    /// <summary>All that it leads to; what is absent or unknown on the way is told once, at its place.</summary>
    public IEnumerable<Found> Find(MapValue inputs) => Walk(new Found("", [], inputs, false, false), 0);

    /// <summary>This path with the places of another filled in, as far as the two begin with the same list.</summary>
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
            // To providers an empty list is no list.
            ArrayValue { Items.IsEmpty: true } => Walk(at with { Value = null }, step),
            ArrayValue list when next.IsEach => list.Items.SelectMany((_, index) => Walk(Element(at, list, index), step + 1)),
            ArrayValue list when next.Index < list.Items.Length => Walk(Element(at, list, next.Index), step + 1),
            ArrayValue => Walk(at with { Value = null }, step),
            // A list of one may be written without its brackets.
            _ => Walk(at, step + 1),
        };
    }

    private static Found Element(Found at, ArrayValue list, int index)
    {
        var inner = at.Inner(string.Create(CultureInfo.InvariantCulture, $"{at.Path}[{index}]"), list.Items[index]);
        return inner with { Indices = at.Indices.Add(index) };
    }

    /// <summary>A path with the steps that were not taken behind it.</summary>
    private string Whole(string path, int step)
    {
        foreach (var next in _steps[step..])
        {
            path = next.IsPlace ? $"{path}[{next.Name}]" : Named(path, next.Name);
        }

        return path;
    }

    private static string Named(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    /// <param name="Name">A property's name; of a place in a list its number, or a star.</param>
    /// <param name="IsPlace">Whether it is a place in a list.</param>
    private readonly record struct Step(string Name, bool IsPlace)
    {
        public bool IsEach => IsPlace && Name == Each;

        public int Index => int.Parse(Name, CultureInfo.InvariantCulture);
    }
}
