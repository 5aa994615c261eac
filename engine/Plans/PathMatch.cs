using System.Collections.Immutable;
using Engine.Values;

namespace Engine.Plans;

/// <summary>A value that a <see cref="PropertyPath"/> matches, or the place where it ends because a value is absent or unknown.</summary>
/// <param name="Path">The path with the indexes of list elements, <c>ports[0].ip</c>.</param>
/// <param name="Indexes">An index for each <c>[*]</c> of the path; null for a value that is not a list.</param>
/// <param name="Content">The value without its markers.</param>
public readonly record struct PathMatch(PropertyPath Path, ImmutableArray<int?> Indexes, Unwrapped Content)
{
    /// <inheritdoc cref="Unwrapped.Value"/>
    public PropertyValue? Value => Content.Value;

    /// <inheritdoc cref="Unwrapped.IsAbsent"/>
    public bool IsAbsent => Content.IsAbsent;

    /// <inheritdoc cref="Unwrapped.IsUnknown"/>
    public bool IsUnknown => Content.IsUnknown;

    /// <inheritdoc cref="Unwrapped.IsSecret"/>
    public bool IsSecret => Content.IsSecret;

    /// <inheritdoc cref="Unwrapped.IsComputed"/>
    public bool IsComputed => Content.IsComputed;

    /// <summary>Returns a property of this value; it is absent if this value is not an object.</summary>
    public PathMatch Member(string name) => this with { Path = Path.Append(name), Content = Content.Inner((Value as MapValue)?[name]) };

    /// <summary>Returns the elements of this value; a single value counts as a list of one, as providers read it.</summary>
    public IEnumerable<PathMatch> Elements()
    {
        var list = this;
        return Value switch
        {
            null => [],
            ArrayValue values => values.Items.Select((item, index) => list.Element(index, item)),
            _ => [this with { Indexes = Indexes.Add(null) }],
        };
    }

    private PathMatch Element(int index, PropertyValue item) => new(Path.Append(index), Indexes.Add(index), Content.Inner(item));
}
