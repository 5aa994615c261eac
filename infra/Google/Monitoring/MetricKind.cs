namespace Infra.Google.Monitoring;

/// <summary>The kind of a metric: what its points represent.</summary>
/// <remarks>Source: https://cloud.google.com/monitoring/api/v3/kinds-and-types.</remarks>
public enum MetricKind
{
    /// <summary>A value at a point in time.</summary>
    Gauge,

    /// <summary>A change over an interval.</summary>
    Delta,

    /// <summary>A total since a start time.</summary>
    Cumulative,
}

/// <summary>The value type of a metric's points.</summary>
/// <remarks>Source: https://cloud.google.com/monitoring/api/v3/kinds-and-types.</remarks>
public enum MetricValue
{
    /// <summary>A Boolean.</summary>
    Bool,

    /// <summary>An integer.</summary>
    Int64,

    /// <summary>A floating-point number.</summary>
    Double,

    /// <summary>A histogram; a percentile or a mean reduces it to a number.</summary>
    Distribution,
}
