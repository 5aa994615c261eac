namespace Engine.Plans;

/// <summary>One step of a <see cref="PropertyPath"/>: a property, an element of a list, or every element of a list.</summary>
public readonly record struct PathStep
{
    private PathStep(string? name, int? index) => (Name, Index) = (name, index);

    /// <summary>Every element of a list, <c>[*]</c>.</summary>
    public static PathStep Every { get; }

    /// <summary>The name of a property; null for list elements.</summary>
    public string? Name { get; }

    /// <summary>The index of a list element; null for properties and for <see cref="Every"/>.</summary>
    public int? Index { get; }

    /// <summary>Whether it is <see cref="Every"/>.</summary>
    public bool IsEvery => Name is null && Index is null;

    /// <summary>Returns the step to a property; any string is the name of some property.</summary>
    public static PathStep To(string name) => new(name, null);

    /// <summary>Returns the step to an element of a list.</summary>
    public static PathStep To(int index) =>
        index >= 0 ? new PathStep(null, index) : throw new ArgumentOutOfRangeException(nameof(index), index, "An index is not negative.");
}
