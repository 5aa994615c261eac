using System.Collections.Immutable;

namespace Engine.Values;

/// <summary>A property value of the protocol. Values are immutable and compared by content.</summary>
public abstract record PropertyValue
{
    private protected PropertyValue() { }

    /// <summary>Whether any part of it is not known before deployment.</summary>
    public abstract bool HasUnknowns { get; }
}

/// <summary>An explicit null.</summary>
public sealed record NullValue : PropertyValue
{
    private NullValue() { }

    /// <summary>The only instance.</summary>
    public static NullValue Instance { get; } = new();

    /// <inheritdoc/>
    public override bool HasUnknowns => false;
}

/// <summary>A value that is not known before deployment.</summary>
public sealed record UnknownValue : PropertyValue
{
    private UnknownValue() { }

    /// <summary>The only instance.</summary>
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

/// <summary>A number; the protocol supports only 64-bit floating point.</summary>
public sealed record NumberValue(double Value) : PropertyValue
{
    /// <inheritdoc/>
    public override bool HasUnknowns => false;
}

/// <summary>A string.</summary>
public sealed record TextValue(string Value) : PropertyValue
{
    /// <inheritdoc/>
    public override bool HasUnknowns => false;
}

/// <summary>An ordered list of values.</summary>
public sealed record ArrayValue(ImmutableArray<PropertyValue> Items) : PropertyValue
{
    /// <inheritdoc/>
    public override bool HasUnknowns { get; } = Items.Any(item => item.HasUnknowns);

    /// <inheritdoc/>
    public bool Equals(ArrayValue? other) => other is not null && Items.SequenceEqual(other.Items);

    /// <inheritdoc/>
    public override int GetHashCode() => Items.Length == 0 ? 0 : HashCode.Combine(Items.Length, Items[0]);
}

/// <summary>A value that must never be displayed. Its content is available only to the program and to providers.</summary>
public sealed record SecretValue(PropertyValue Inner) : PropertyValue
{
    /// <inheritdoc/>
    public override bool HasUnknowns => Inner.HasUnknowns;

    /// <summary>Returns a placeholder, so that no string made from a value contains its content.</summary>
    public override string ToString() => "[secret]";
}

/// <summary>A value that only the resolved pass knows: a deterministic placeholder, never the real value.</summary>
public sealed record ComputedValue(PropertyValue Inner) : PropertyValue
{
    /// <inheritdoc/>
    public override bool HasUnknowns => true;
}

/// <summary>A resource used as a value.</summary>
/// <param name="Urn">Its URN.</param>
/// <param name="Id">Its id; null for a component, empty if it is not known.</param>
public sealed record ReferenceValue(string Urn, string? Id) : PropertyValue
{
    /// <inheritdoc/>
    public override bool HasUnknowns => false;
}
