namespace Infra.Rollout;

/// <summary>The verdict of a gate on a rollout step.</summary>
public enum GateVerdict
{
    /// <summary>Too few requests, or no measurement: the weight does not change.</summary>
    NoData = -1,

    /// <summary>The measure misses its threshold: the weight does not change.</summary>
    Fail = 0,

    /// <summary>The next step can be taken.</summary>
    Pass = 1,
}

/// <summary>A condition that must hold before the weight rises to its next step.</summary>
/// <param name="Name">The name in rules, alerts and scripts.</param>
/// <param name="Measure">The measure as a PromQL expression over <c>$window</c>; it returns one number or none.</param>
/// <param name="Comparison">How the measure is compared with the threshold.</param>
/// <param name="Threshold">The threshold, in the unit of the measure.</param>
/// <param name="Requirement">The requirement in words, for readers of an alert.</param>
public sealed record Gate(string Name, string Measure, Comparison Comparison, double Threshold, string Requirement)
{
    /// <summary>Returns the verdict for a measure.</summary>
    /// <param name="value">The measure; null or NaN without data.</param>
    /// <param name="samples">The number of requests that were measured.</param>
    /// <param name="minimumSamples">The minimum number of requests.</param>
    public GateVerdict Evaluate(double? value, double? samples, int minimumSamples)
    {
        if (value is not { } number || double.IsNaN(number) || samples is not { } count || !(count >= minimumSamples))
        {
            return GateVerdict.NoData;
        }

        return Comparison.Holds(number, Threshold) ? GateVerdict.Pass : GateVerdict.Fail;
    }
}
