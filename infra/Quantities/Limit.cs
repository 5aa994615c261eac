namespace Infra.Quantities;

/// <summary>What a number may be, with the source of it in the comment of each limit.</summary>
/// <param name="Minimum">The least that is allowed.</param>
/// <param name="Maximum">The most that is allowed.</param>
/// <param name="Unit">Of what; empty where the value carries its unit itself.</param>
public sealed record Limit<T>(T Minimum, T Maximum, string Unit = "")
    where T : IComparable<T>
{
    /// <summary>Whether a value keeps to it.</summary>
    public bool Allows(T value) => value.CompareTo(Minimum) >= 0 && value.CompareTo(Maximum) <= 0;

    /// <summary>As an error says it: <c>1 to 7 days</c>.</summary>
    public string Describe(Func<T, string> text) => $"{text(Minimum)} to {text(Maximum)}{(Unit.Length == 0 ? "" : $" {Unit}")}";
}
