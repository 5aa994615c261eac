namespace Infra.Google.Monitoring;

/// <summary>A reducer: the function that combines aligned series into one series per group.</summary>
/// <remarks>Source of each row: https://cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.alertPolicies#Reducer.</remarks>
public sealed record Reducer
{
    private static readonly MetricValue[] Numbers = [MetricValue.Int64, MetricValue.Double];
    private static readonly MetricValue[] Sums = [.. Numbers, MetricValue.Distribution];

    private readonly IReadOnlyList<MetricValue> _values;
    private readonly MetricValue? _result;

    private Reducer(string name, IReadOnlyList<MetricValue> values, MetricValue? result = null) =>
        (Name, _values, _result) = ($"REDUCE_{name}", values, result);

    /// <summary>The name in the API, such as <c>REDUCE_SUM</c>.</summary>
    public string Name { get; }

    /// <summary>The sum.</summary>
    public static Reducer Sum { get; } = new("SUM", Sums);

    /// <summary>The mean; for histograms, the mean of all recorded values.</summary>
    public static Reducer Mean { get; } = new("MEAN", Sums, MetricValue.Double);

    /// <summary>The maximum.</summary>
    public static Reducer Max { get; } = new("MAX", Numbers);

    /// <summary>The number of false values.</summary>
    public static Reducer CountFalse { get; } = new("COUNT_FALSE", [MetricValue.Bool], MetricValue.Int64);

    /// <summary>The 99th percentile over all series of the group.</summary>
    public static Reducer Percentile99 { get; } = new("PERCENTILE_99", Sums, MetricValue.Double);

    /// <summary>The 95th percentile over all series of the group.</summary>
    public static Reducer Percentile95 { get; } = new("PERCENTILE_95", Sums, MetricValue.Double);

    /// <summary>All supported reducers.</summary>
    public static IReadOnlyList<Reducer> All { get; } = [Sum, Mean, Max, CountFalse, Percentile99, Percentile95];

    /// <summary>Returns whether the reducer supports a value type.</summary>
    public bool Takes(MetricValue value) => _values.Contains(value);

    /// <summary>Returns the value type of the reduced points.</summary>
    public MetricValue Of(MetricValue value) => _result ?? value;

    /// <summary>Returns the unit of the reduced points.</summary>
    public string UnitOf(string unit) => this == CountFalse ? Metric.Number : unit;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
