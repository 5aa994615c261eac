namespace Infra.Rollout;

/// <summary>A comparison of a measure with a threshold.</summary>
public sealed record Comparison
{
    private readonly Func<double, double, bool> _holds;

    private Comparison(string sign, Func<double, double, bool> holds) => (Sign, _holds) = (sign, holds);

    /// <summary>The measure is greater than or equal to the threshold.</summary>
    public static Comparison AtLeast { get; } = new(">=", (value, threshold) => value >= threshold);

    /// <summary>The measure is less than or equal to the threshold.</summary>
    public static Comparison AtMost { get; } = new("<=", (value, threshold) => value <= threshold);

    /// <summary>The measure is greater than the threshold.</summary>
    public static Comparison Above { get; } = new(">", (value, threshold) => value > threshold);

    /// <summary>The measure is less than the threshold.</summary>
    public static Comparison Below { get; } = new("<", (value, threshold) => value < threshold);

    /// <summary>The operator in PromQL.</summary>
    public string Sign { get; }

    /// <summary>Returns whether the comparison holds for a measure.</summary>
    public bool Holds(double value, double threshold) => _holds(value, threshold);
}
