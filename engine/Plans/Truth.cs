namespace Engine.Plans;

/// <summary>
/// A truth value of Kleene's three-valued logic: true, false, or unknown because it depends on a value that is known only after
/// deployment. Unknown is the default, so that a forgotten answer never counts as a pass.
/// </summary>
public readonly record struct Truth
{
    private readonly sbyte _sign;

    private Truth(sbyte sign) => _sign = sign;

    /// <summary>True.</summary>
    public static Truth True { get; } = new(1);

    /// <summary>False.</summary>
    public static Truth False { get; } = new(-1);

    /// <summary>Neither true nor false before deployment.</summary>
    public static Truth Unknown { get; }

    /// <summary>Whether it is true.</summary>
    public bool IsTrue => _sign > 0;

    /// <summary>Whether it is false.</summary>
    public bool IsFalse => _sign < 0;

    /// <summary>Whether it is unknown.</summary>
    public bool IsUnknown => _sign == 0;

    /// <summary>Converts a value that is known.</summary>
    public static implicit operator Truth(bool value) => value ? True : False;

    /// <summary>Returns the opposite; the opposite of unknown is unknown.</summary>
    public static Truth operator !(Truth value) => Not(value);

    /// <inheritdoc cref="All"/>
    public static Truth operator &(Truth a, Truth b) => new(Math.Min(a._sign, b._sign));

    /// <inheritdoc cref="Any"/>
    public static Truth operator |(Truth a, Truth b) => new(Math.Max(a._sign, b._sign));

    /// <summary>Returns the opposite; the opposite of unknown is unknown.</summary>
    public static Truth Not(Truth value) => new((sbyte)-value._sign);

    /// <summary>Returns false if any value is false; otherwise unknown if any is unknown; otherwise true, as for an empty list.</summary>
    public static Truth All(params IEnumerable<Truth> values) => values.Aggregate(True, (all, value) => all & value);

    /// <summary>Returns true if any value is true; otherwise unknown if any is unknown; otherwise false, as for an empty list.</summary>
    public static Truth Any(params IEnumerable<Truth> values) => values.Aggregate(False, (any, value) => any | value);

    /// <summary>Returns <c>true</c>, <c>false</c> or <c>unknown</c>.</summary>
    public override string ToString() =>
        _sign switch
        {
            > 0 => "true",
            < 0 => "false",
            _ => "unknown",
        };
}
