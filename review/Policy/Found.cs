using System.Collections.Immutable;
using Engine.Values;

namespace Review.Policy;

/// <summary>What a path leads to in one resource.</summary>
/// <param name="Path">The path with its places in lists filled in, <c>ports[0].ip</c>.</param>
/// <param name="Indices">Those places, in the order they are met.</param>
/// <param name="Value">The value without its marks; null where there is none.</param>
/// <param name="IsSecret">It, or what it is part of, is secret.</param>
/// <param name="IsComputed">Only the resolved pass knows it.</param>
internal readonly record struct Found(string Path, ImmutableArray<int> Indices, PropertyValue? Value, bool IsSecret, bool IsComputed)
{
    public bool IsAbsent => Value is null;

    public bool IsUnknown => Value is UnknownValue;

    /// <summary>Takes the marks off a value. A secret whose content was not kept is not known; null is no value.</summary>
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

    /// <summary>A value inside this one, with the marks of both.</summary>
    public Found Inner(string path, PropertyValue? value)
    {
        var (plain, isSecret, isComputed) = Unmark(value);
        return new Found(path, Indices, plain, IsSecret || isSecret, IsComputed || isComputed);
    }
}
