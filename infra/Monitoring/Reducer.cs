namespace Infra.Monitoring;

/// <summary>How several aligned series become one for each group.</summary>
/// <remarks>Source of every row: https://cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.alertPolicies#Reducer.</remarks>
public sealed record Reducer
{
    private static readonly MetricValue[] Numbers = [MetricValue.Int64, MetricValue.Double];
    private static readonly MetricValue[] Sums = [.. Numbers, MetricValue.Distribution];

    private readonly IReadOnlyList<MetricValue> _values;
    private readonly MetricValue? _result;

    private Reducer(string name, IReadOnlyList<MetricValue> values, MetricValue? result = null) =>
        (Name, _values, _result) = ($"REDUCE_{name}", values, result);

    /// <summary>As the API names it, <c>REDUCE_SUM</c>.</summary>
    public string Name { get; }

    /// <summary>Their sum.</summary>
    public static Reducer Sum { get; } = new("SUM", Sums);

    /// <summary>Their mean; of histograms the mean of all they count.</summary>
    public static Reducer Mean { get; } = new("MEAN", Sums, MetricValue.Double);

    /// <summary>The greatest.</summary>
    public static Reducer Max { get; } = new("MAX", Numbers);

    /// <summary>How many are false.</summary>
    public static Reducer CountFalse { get; } = new("COUNT_FALSE", [MetricValue.Bool], MetricValue.Int64);

    /// <summary>What 99 of 100 stay under, over all series of the group at once.</summary>
    public static Reducer Percentile99 { get; } = new("PERCENTILE_99", Sums, MetricValue.Double);

    /// <summary>What 95 of 100 stay under, over all series of the group at once.</summary>
    public static Reducer Percentile95 { get; } = new("PERCENTILE_95", Sums, MetricValue.Double);

    /// <summary>All that can be used.</summary>
    public static IReadOnlyList<Reducer> All { get; } = [Sum, Mean, Max, CountFalse, Percentile99, Percentile95];

    /// <summary>Whether it can be used on aligned points.</summary>
    public bool Takes(MetricValue value) => _values.Contains(value);

    /// <summary>What it makes of aligned points.</summary>
    public MetricValue Of(MetricValue value) => _result ?? value;

    /// <summary>The unit of what it makes of points of a unit.</summary>
    public string UnitOf(string unit) => this == CountFalse ? Metric.Number : unit;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
