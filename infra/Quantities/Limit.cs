namespace Infra.Quantities;

/// <summary>The range of allowed values of a setting; each limit's comment gives its source.</summary>
/// <param name="Minimum">The minimum allowed value.</param>
/// <param name="Maximum">The maximum allowed value.</param>
/// <param name="Unit">The unit; empty if the value includes its unit.</param>
public sealed record Limit<T>(T Minimum, T Maximum, string Unit = "")
    where T : IComparable<T>
{
    /// <summary>Returns whether a value is within the limit.</summary>
    public bool Allows(T value) => value.CompareTo(Minimum) >= 0 && value.CompareTo(Maximum) <= 0;

    /// <summary>Returns the range for error messages, such as <c>1 to 7 days</c>.</summary>
    public string Describe(Func<T, string> text) => $"{text(Minimum)} to {text(Maximum)}{(Unit.Length == 0 ? "" : $" {Unit}")}";
}
