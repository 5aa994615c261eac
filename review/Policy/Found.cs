using System.Collections.Immutable;
using Engine.Values;

namespace Review.Policy;

/// <summary>A value of one resource that a path matches.</summary>
/// <param name="Path">The path with actual list indexes, <c>ports[0].ip</c>.</param>
/// <param name="Indices">The list indexes, in the order of the path.</param>
/// <param name="Value">The value without its marks; null if it is absent.</param>
/// <param name="IsSecret">Whether it, or a value that contains it, is secret.</param>
/// <param name="IsComputed">Whether only the resolved pass knows it.</param>
internal readonly record struct Found(string Path, ImmutableArray<int> Indices, PropertyValue? Value, bool IsSecret, bool IsComputed)
{
    public bool IsAbsent => Value is null;

    public bool IsUnknown => Value is UnknownValue;

    /// <summary>Removes the marks from a value. A secret whose content was not kept is unknown; an explicit null is absent.</summary>
    public static (PropertyValue? Value, bool IsSecret, bool IsComputed) Unmark(PropertyValue? value)
    {
        var (isSecret, isComputed) = (false, false);
        while (true)
        {
            switch (value)
            {
                case SecretValue { Inner: NullValue }:
                    return (UnknownValue.Instance, true, isComputed);
                case SecretValue secret:
                    (value, isSecret) = (secret.Inner, true);
                    break;
                case ComputedValue computed:
                    (value, isComputed) = (computed.Inner, true);
                    break;
                case NullValue:
                    return (null, isSecret, isComputed);
                default:
                    return (value, isSecret, isComputed);
            }
        }
    }

    /// <summary>Returns a value inside this one, with the marks of both.</summary>
    public Found Inner(string path, PropertyValue? value)
    {
        var (plain, isSecret, isComputed) = Unmark(value);
        return new Found(path, Indices, plain, IsSecret || isSecret, IsComputed || isComputed);
    }
}
