using Engine.Values;

namespace Engine.Plans;

/// <summary>A property value without its markers, and what the markers say about it.</summary>
/// <param name="Value">The value; null if the property is absent or null, <see cref="UnknownValue"/> if it is not known.</param>
/// <param name="IsSecret">Whether it, or a value that contains it, is secret.</param>
/// <param name="IsComputed">Whether only the resolved pass knows it.</param>
public readonly record struct Unwrapped(PropertyValue? Value, bool IsSecret = false, bool IsComputed = false)
{
    /// <summary>Whether the property is absent or explicitly null; providers treat both alike.</summary>
    public bool IsAbsent => Value is null;

    /// <summary>Whether the value is known only after deployment, or was omitted from the plan.</summary>
    public bool IsUnknown => Value is UnknownValue;

    /// <summary>Unwraps a value of a plan. A plan omits the content of secrets: a secret without content is unknown.</summary>
    public static Unwrapped FromPlan(PropertyValue? value) => From(value, UnknownValue.Instance);

    /// <summary>Unwraps a value as the program sent it, with the content of its secrets: a secret null is null.</summary>
    public static Unwrapped FromProgram(PropertyValue? value) => From(value, null);

    /// <summary>Unwraps a value inside this one. What contains a secret marks its parts as secret, too.</summary>
    public Unwrapped Inner(PropertyValue? value)
    {
        var inner = FromPlan(value);
        return new Unwrapped(inner.Value, IsSecret || inner.IsSecret, IsComputed || inner.IsComputed);
    }

    private static Unwrapped From(PropertyValue? value, PropertyValue? emptySecret)
    {
        var (isSecret, isComputed) = (false, false);
        while (true)
        {
            switch (value)
            {
                case SecretValue { Inner: NullValue }:
                    return new Unwrapped(emptySecret, true, isComputed);
                case SecretValue secret:
                    (value, isSecret) = (secret.Inner, true);
                    break;
                case ComputedValue computed:
                    (value, isComputed) = (computed.Inner, true);
                    break;
                default:
                    return new Unwrapped(value is NullValue ? null : value, isSecret, isComputed);
            }
        }
    }
}
