namespace Infra.Rollout;

/// <summary>What a gate says of a step.</summary>
public enum Verdict
{
    /// <summary>Too few requests, or none of which the measure is known: the roll-out stays where it is.</summary>
    NoData = -1,

    /// <summary>The measure misses its threshold: the roll-out stays where it is.</summary>
    Fail = 0,

    /// <summary>The next step may be taken.</summary>
    Pass = 1,
}

/// <summary>What must hold before the weight rises to its next step.</summary>
/// <param name="Name">As rules, alerts and scripts name it.</param>
/// <param name="Measure">What is measured, in Prometheus' language over the window <c>$window</c>; it gives one number or none.</param>
/// <param name="Comparison">How the measure is held against the threshold.</param>
/// <param name="Threshold">In the unit of the measure.</param>
/// <param name="Requirement">The requirement in words, for people who read an alert.</param>
public sealed record Gate(string Name, string Measure, Comparison Comparison, double Threshold, string Requirement)
{
    /// <summary>The verdict over a measure.</summary>
    /// <param name="value">Null or not a number where nothing is known.</param>
    /// <param name="samples">How many requests it was measured on.</param>
    /// <param name="minimumSamples">How many there must be.</param>
    public Verdict Judge(double? value, double? samples, int minimumSamples)
    {
        if (value is not { } number || double.IsNaN(number) || samples is not { } count || !(count >= minimumSamples))
        {
            return Verdict.NoData;
        }

        return Comparison.Holds(number, Threshold) ? Verdict.Pass : Verdict.Fail;
    }
}
