namespace Infra.Google.Monitoring;

/// <summary>An aligner: the function that reduces the points of one series to one point per window.</summary>
/// <remarks>Source of each row: https://cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.alertPolicies#Aligner.</remarks>
public sealed record Aligner
{
    private static readonly MetricKind[] Changes = [MetricKind.Delta, MetricKind.Cumulative];
    private static readonly MetricKind[] Points = [MetricKind.Gauge, MetricKind.Delta];
    private static readonly MetricKind[] Moments = [MetricKind.Gauge];

    private static readonly MetricValue[] Numbers = [MetricValue.Int64, MetricValue.Double];
    private static readonly MetricValue[] Sums = [.. Numbers, MetricValue.Distribution];
    private static readonly MetricValue[] Flags = [MetricValue.Bool];
    private static readonly MetricValue[] Histograms = [MetricValue.Distribution];

    private readonly IReadOnlyList<MetricKind> _kinds;
    private readonly IReadOnlyList<MetricValue> _values;
    private readonly MetricValue? _result;

    private Aligner(string name, IReadOnlyList<MetricKind> kinds, IReadOnlyList<MetricValue> values, MetricValue? result = null) =>
        (Name, _kinds, _values, _result) = ($"ALIGN_{name}", kinds, values, result);

    /// <summary>The name in the API, such as <c>ALIGN_MEAN</c>.</summary>
    public string Name { get; }

    /// <summary>The change over a window.</summary>
    public static Aligner Delta { get; } = new("DELTA", Changes, Sums);

    /// <summary>The change per second over a window.</summary>
    public static Aligner Rate { get; } = new("RATE", Changes, Numbers, MetricValue.Double);

    /// <summary>The last point in a window.</summary>
    public static Aligner NextOlder { get; } = new("NEXT_OLDER", Moments, Enum.GetValues<MetricValue>());

    /// <summary>The minimum in a window.</summary>
    public static Aligner Min { get; } = new("MIN", Points, Numbers);

    /// <summary>The maximum in a window.</summary>
    public static Aligner Max { get; } = new("MAX", Points, Numbers);

    /// <summary>The mean over a window.</summary>
    public static Aligner Mean { get; } = new("MEAN", Points, Numbers, MetricValue.Double);

    /// <summary>The sum over a window.</summary>
    public static Aligner Sum { get; } = new("SUM", Points, Sums);

    /// <summary>The fraction of a window's points that are true.</summary>
    public static Aligner FractionTrue { get; } = new("FRACTION_TRUE", Moments, Flags, MetricValue.Double);

    /// <summary>The 99th percentile.</summary>
    public static Aligner Percentile99 { get; } = new("PERCENTILE_99", Points, Histograms, MetricValue.Double);

    /// <summary>The 95th percentile.</summary>
    public static Aligner Percentile95 { get; } = new("PERCENTILE_95", Points, Histograms, MetricValue.Double);

    /// <summary>All supported aligners.</summary>
    public static IReadOnlyList<Aligner> All { get; } =
    [Delta, Rate, NextOlder, Min, Max, Mean, Sum, FractionTrue, Percentile99, Percentile95];

    /// <summary>Returns whether the aligner supports a metric.</summary>
    public bool Takes(Metric metric) => _kinds.Contains(metric.Kind) && _values.Contains(metric.Value);

    /// <summary>Returns the value type of a metric's aligned points.</summary>
    public MetricValue Of(Metric metric) => _result ?? metric.Value;

    /// <summary>Returns the unit of a metric's aligned points.</summary>
    public string UnitOf(Metric metric) =>
        this == Rate ? $"{metric.Unit}/s"
        : this == FractionTrue ? Metric.Share
        : metric.Unit;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
