namespace Infra.Monitoring;

/// <summary>A value with its unit, to hold a metric against.</summary>
public readonly record struct Threshold
{
    private readonly double _value;
    private readonly string _unit;

    private Threshold(double value, string unit) => (_value, _unit) = (value, unit);

    /// <summary>A share: of what there is, or of the requests.</summary>
    /// <param name="percent">In percent.</param>
    public static Threshold Percent(double percent) => new(percent / 100, Metric.Share);

    /// <summary>A number of things.</summary>
    public static Threshold Count(double count) => new(count, Metric.Number);

    /// <summary>A time.</summary>
    public static Threshold Time(TimeSpan time) => new(time.TotalSeconds, Metric.Seconds);

    /// <summary>The number it is in a metric's unit; null where it is of another kind.</summary>
    public double? In(string unit) =>
        (_unit, unit) switch
        {
            _ when _unit == unit => _value,
            (Metric.Seconds, Metric.Milliseconds) => TimeSpan.FromSeconds(_value).TotalMilliseconds,
            // A second of one processor's time in a second is all of that processor.
            (Metric.Share, $"{Metric.ProcessorSeconds}/s") => _value,
            _ => null,
        };

    /// <summary>As charts and errors write it.</summary>
    public override string ToString() =>
        _unit switch
        {
            Metric.Share => FormattableString.Invariant($"{_value * 100:0.##} %"),
            Metric.Seconds => FormattableString.Invariant($"{_value:0.###} s"),
            _ => FormattableString.Invariant($"{_value:0.##}"),
        };
}
