using Infra.Diagnostics;
using Infra.Quantities;

namespace Infra.Monitoring;

/// <summary>How much an alert matters.</summary>
public enum AlertSeverity
{
    /// <summary>To be looked at within days.</summary>
    Warning,

    /// <summary>Something works badly; to be looked at the same day.</summary>
    Error,

    /// <summary>Something does not work; to be looked at now.</summary>
    Critical,
}

/// <summary>On which side of its threshold a value is wrong.</summary>
public enum AlertComparison
{
    /// <summary>Above it.</summary>
    Above,

    /// <summary>Below it.</summary>
    Below,
}

/// <summary>A threshold and what is held against it; each is paid for by the month.</summary>
/// <param name="Query">What it judges.</param>
/// <param name="Threshold">The threshold.</param>
public sealed record AlertCondition(MetricQuery Query, Threshold Threshold)
{
    /// <summary>What <see cref="Query"/> is a share of.</summary>
    /// <value>Default: nothing, its own value is judged.</value>
    public MetricQuery? Of { get; init; }

    /// <summary>On which side of the threshold it is wrong.</summary>
    /// <value>Default: above.</value>
    public AlertComparison Comparison { get; init; }

    /// <summary>Whether a series that ends is wrong too.</summary>
    /// <value>Default: no.</value>
    public bool BreachesWhenSilent { get; init; }

    /// <summary>The threshold in the unit of what is judged.</summary>
    internal double? Value => Threshold.In(Of is null ? Query.Unit : Metric.Share);

    internal IEnumerable<Fault> Faults(string subject)
    {
        var faults = Query.Faults(subject).Concat(Of?.Faults(subject) ?? []).ToList();
        if (faults.Count > 0 || Value is not null)
        {
            return faults;
        }

        var unit = Of is null ? Query.Unit : Metric.Share;
        return
        [
            new Fault(
                "INF145",
                $"{subject}: {Threshold} cannot be held against {Query.Metric.Type}, which is in '{unit}'.",
                "give a threshold of the same kind: a share, a number or a time"
            ),
        ];
    }
}

/// <summary>What somebody is told of, as long as any of its conditions holds.</summary>
public sealed record AlertRule
{
    /// <summary>How long E8 waits, and what most alerts do well with.</summary>
    public static readonly TimeSpan DefaultDuration = TimeSpan.FromMinutes(5);

    /// <summary>Its name; the runbook has a section of this anchor.</summary>
    public required string Name { get; init; }

    /// <summary>What is wrong, in a line: <c>Database CPU above 80 %</c>.</summary>
    public required string Title { get; init; }

    /// <summary>How much it matters.</summary>
    public required AlertSeverity Severity { get; init; }

    /// <summary>At least one; the alert holds while any does.</summary>
    public required IReadOnlyList<AlertCondition> Conditions { get; init; }

    /// <summary>How long a condition must hold.</summary>
    /// <value>0 s to 23.5 hours, in whole minutes; default 300 s.</value>
    public TimeSpan Duration { get; init; } = DefaultDuration;

    internal IEnumerable<Fault> Faults()
    {
        var subject = $"alert '{Name}'";
        foreach (var fault in Conditions.SelectMany(condition => condition.Faults(subject)))
        {
            yield return fault;
        }

        if (!MonitoringLimits.Duration.Allows(Duration) || !MonitoringLimits.IsWholeMinutes(Duration))
        {
            yield return new Fault(
                "INF146",
                $"{subject}: the duration is {Duration.InSeconds()}; it takes whole minutes, "
                    + $"{MonitoringLimits.Duration.Describe(Durations.InSeconds)}.",
                $"use {DefaultDuration.InSeconds()}"
            );
        }
    }
}
