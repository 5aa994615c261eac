namespace Infra.Google.Monitoring;

/// <summary>A value with its unit, for comparison with a metric.</summary>
public readonly record struct Threshold
{
    private readonly double _value;
    private readonly string _unit;

    private Threshold(double value, string unit) => (_value, _unit) = (value, unit);

    /// <summary>Creates a ratio, such as a utilization or an error rate.</summary>
    /// <param name="percent">The ratio in percent.</param>
    public static Threshold Percent(double percent) => new(percent / 100, Metric.Share);

    /// <summary>Creates a count.</summary>
    public static Threshold Count(double count) => new(count, Metric.Number);

    /// <summary>Creates a duration.</summary>
    public static Threshold Time(TimeSpan time) => new(time.TotalSeconds, Metric.Seconds);

    /// <summary>Returns the number in a metric's unit, or null if the units are not compatible.</summary>
    public double? In(string unit) =>
        (_unit, unit) switch
        {
            _ when _unit == unit => _value,
            (Metric.Seconds, Metric.Milliseconds) => TimeSpan.FromSeconds(_value).TotalMilliseconds,
            // One CPU second per second is full utilization of one CPU.
            (Metric.Share, $"{Metric.ProcessorSeconds}/s") => _value,
            _ => null,
        };

    /// <summary>Returns the value as shown in charts and errors.</summary>
    public override string ToString() =>
        _unit switch
        {
            Metric.Share => FormattableString.Invariant($"{_value * 100:0.##} %"),
            Metric.Seconds => FormattableString.Invariant($"{_value:0.###} s"),
            _ => FormattableString.Invariant($"{_value:0.##}"),
        };
}
