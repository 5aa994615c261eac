namespace Infra.Rollout;

/// <summary>How a measure is held against a threshold.</summary>
public sealed record Comparison
{
    private readonly Func<double, double, bool> _holds;

    private Comparison(string sign, Func<double, double, bool> holds) => (Sign, _holds) = (sign, holds);

    /// <summary>The measure is the threshold or more.</summary>
    public static Comparison AtLeast { get; } = new(">=", (value, threshold) => value >= threshold);

    /// <summary>The measure is the threshold or less.</summary>
    public static Comparison AtMost { get; } = new("<=", (value, threshold) => value <= threshold);

    /// <summary>The measure is more than the threshold.</summary>
    public static Comparison Above { get; } = new(">", (value, threshold) => value > threshold);

    /// <summary>The measure is less than the threshold.</summary>
    public static Comparison Below { get; } = new("<", (value, threshold) => value < threshold);

    /// <summary>As Prometheus writes it.</summary>
    public string Sign { get; }

    /// <summary>Whether a measure keeps to it.</summary>
    public bool Holds(double value, double threshold) => _holds(value, threshold);
}
