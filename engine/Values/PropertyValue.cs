using System.Collections.Immutable;

namespace Engine.Values;

/// <summary>A value of a property as the protocol knows it. Values are immutable and equal when their contents are.</summary>
public abstract record PropertyValue
{
    private protected PropertyValue() { }

    /// <summary>Whether any part of it is not known before the deployment.</summary>
    public abstract bool HasUnknowns { get; }
}

/// <summary>Absence, said aloud.</summary>
public sealed record NullValue : PropertyValue
{
    private NullValue() { }

    /// <summary>The one instance.</summary>
    public static NullValue Instance { get; } = new();

    /// <inheritdoc/>
    public override bool HasUnknowns => false;
}

/// <summary>Not known before the deployment.</summary>
public sealed record UnknownValue : PropertyValue
{
    private UnknownValue() { }

    /// <summary>The one instance.</summary>
    public static UnknownValue Instance { get; } = new();

    /// <inheritdoc/>
    public override bool HasUnknowns => true;
}

/// <summary>True or false.</summary>
public sealed record BooleanValue(bool Value) : PropertyValue
{
    /// <inheritdoc/>
    public override bool HasUnknowns => false;
}

/// <summary>A number; the protocol has no other than 64-bit floating point.</summary>
public sealed record NumberValue(double Value) : PropertyValue
{
    /// <inheritdoc/>
    public override bool HasUnknowns => false;
}

/// <summary>A text.</summary>
public sealed record TextValue(string Value) : PropertyValue
{
    /// <inheritdoc/>
    public override bool HasUnknowns => false;
}

/// <summary>Values in order.</summary>
public sealed record ArrayValue(ImmutableArray<PropertyValue> Items) : PropertyValue
{
    /// <inheritdoc/>
    public override bool HasUnknowns { get; } = Items.Any(item => item.HasUnknowns);

    /// <inheritdoc/>
    public bool Equals(ArrayValue? other) => other is not null && Items.SequenceEqual(other.Items);

    /// <inheritdoc/>
    public override int GetHashCode() => Items.Length == 0 ? 0 : HashCode.Combine(Items.Length, Items[0]);
}

/// <summary>A value that no display may show. The value itself is kept for the program and for providers alone.</summary>
public sealed record SecretValue(PropertyValue Inner) : PropertyValue
{
    /// <inheritdoc/>
    public override bool HasUnknowns => Inner.HasUnknowns;

    /// <summary>Keeps the content out of every text that is made of a value.</summary>
    public override string ToString() => "[secret]";
}

/// <summary>A value that only the resolved pass knows: a deterministic stand-in, never the real one.</summary>
public sealed record ComputedValue(PropertyValue Inner) : PropertyValue
{
    /// <inheritdoc/>
    public override bool HasUnknowns => true;
}

/// <summary>A resource met as a value.</summary>
/// <param name="Urn">Its URN.</param>
/// <param name="Id">Its id; null for a component, empty where it is not known.</param>
public sealed record ReferenceValue(string Urn, string? Id) : PropertyValue
{
    /// <inheritdoc/>
    public override bool HasUnknowns => false;
}
