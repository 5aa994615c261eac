namespace Infra.Monitoring;

/// <summary>What a point of a metric stands for.</summary>
/// <remarks>Source: https://cloud.google.com/monitoring/api/v3/kinds-and-types.</remarks>
public enum MetricKind
{
    /// <summary>A moment.</summary>
    Gauge,

    /// <summary>The change over a span of time.</summary>
    Delta,

    /// <summary>The sum since a start.</summary>
    Cumulative,
}

/// <summary>What a point of a metric is.</summary>
/// <remarks>Source: https://cloud.google.com/monitoring/api/v3/kinds-and-types.</remarks>
public enum MetricValue
{
    /// <summary>True or false.</summary>
    Bool,

    /// <summary>A whole number.</summary>
    Int64,

    /// <summary>A number.</summary>
    Double,

    /// <summary>A histogram; a percentile or a mean makes a number of it.</summary>
    Distribution,
}
