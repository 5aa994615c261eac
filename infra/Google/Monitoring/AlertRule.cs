using Infra.Diagnostics;
using Infra.Quantities;

namespace Infra.Google.Monitoring;

/// <summary>The severity of an alert.</summary>
public enum AlertSeverity
{
    /// <summary>A condition that needs attention within days.</summary>
    Warning,

    /// <summary>A degradation that needs attention on the same day.</summary>
    Error,

    /// <summary>A failure that needs attention immediately.</summary>
    Critical,
}

/// <summary>The side of the threshold on which a value breaches it.</summary>
public enum AlertComparison
{
    /// <summary>A value above the threshold.</summary>
    Above,

    /// <summary>A value below the threshold.</summary>
    Below,
}

/// <summary>A query and the threshold it is compared with; Google charges for each condition monthly.</summary>
/// <param name="Query">The query.</param>
/// <param name="Threshold">The threshold.</param>
public sealed record AlertCondition(MetricQuery Query, Threshold Threshold)
{
    /// <summary>The denominator, if the value is the ratio of <see cref="Query"/> to it.</summary>
    /// <value>Default: none, the value of the query itself is compared.</value>
    public MetricQuery? Of { get; init; }

    /// <summary>The side of the threshold that is a breach.</summary>
    /// <value>Default: above.</value>
    public AlertComparison Comparison { get; init; }

    /// <summary>Whether missing data is also a breach.</summary>
    /// <value>Default: no.</value>
    public bool BreachesWhenSilent { get; init; }

    /// <summary>The threshold in the unit of the compared value.</summary>
    internal double? Value => Threshold.In(Of is null ? Query.Unit : Metric.Share);

    internal IEnumerable<ProgramFault> Faults(string subject)
    {
        var faults = Query.Faults(subject).Concat(Of?.Faults(subject) ?? []).ToList();
        if (faults.Count > 0 || Value is not null)
        {
            return faults;
        }

        var unit = Of is null ? Query.Unit : Metric.Share;
        return
        [
            new ProgramFault(
                "INF145",
                $"{subject}: {Threshold} cannot be held against {Query.Metric.Type}, which is in '{unit}'.",
                "give a threshold of the same kind: a share, a number or a time"
            ),
        ];
    }
}

/// <summary>An alert that is active while any of its conditions is met.</summary>
public sealed record AlertRule
{
    /// <summary>The duration that requirement E8 sets, which also suits most other alerts.</summary>
    public static readonly TimeSpan DefaultDuration = TimeSpan.FromMinutes(5);

    /// <summary>The name of the alert, which is also the anchor of its section in the runbook.</summary>
    public required string Name { get; init; }

    /// <summary>The problem in one line, such as <c>Database CPU above 80 %</c>.</summary>
    public required string Title { get; init; }

    /// <summary>The severity.</summary>
    public required AlertSeverity Severity { get; init; }

    /// <summary>The conditions, at least one; the alert is active while any of them is met.</summary>
    public required IReadOnlyList<AlertCondition> Conditions { get; init; }

    /// <summary>The duration for which a condition must be met before it alerts.</summary>
    /// <value>0 s to 23.5 hours, in whole minutes; default 300 s.</value>
    public TimeSpan Duration { get; init; } = DefaultDuration;

    internal IEnumerable<ProgramFault> Faults()
    {
        var subject = $"alert '{Name}'";
        foreach (var fault in Conditions.SelectMany(condition => condition.Faults(subject)))
        {
            yield return fault;
        }

        if (!CloudMonitoringLimits.Duration.Allows(Duration) || !CloudMonitoringLimits.IsWholeMinutes(Duration))
        {
            yield return new ProgramFault(
                "INF146",
                $"{subject}: the duration is {Duration.InSeconds()}; it takes whole minutes, "
                    + $"{CloudMonitoringLimits.Duration.Describe(Durations.InSeconds)}.",
                $"use {DefaultDuration.InSeconds()}"
            );
        }
    }
}
