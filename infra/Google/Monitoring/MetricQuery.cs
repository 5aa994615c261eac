using Infra.Diagnostics;
using Infra.Quantities;

namespace Infra.Google.Monitoring;

/// <summary>A query for a metric's series, aligned and grouped, for conditions and charts.</summary>
public sealed record MetricQuery
{
    /// <summary>The metric, which also determines the resource type of the filter.</summary>
    public required Metric Metric { get; init; }

    /// <summary>The label filters.</summary>
    /// <value>Default: none, all series in the project.</value>
    public IReadOnlyList<LabelMatch> Where { get; init; } = [];

    /// <summary>The aligner.</summary>
    public required Aligner Aligner { get; init; }

    /// <summary>The alignment window.</summary>
    /// <value>60 s to 25 hours, in whole minutes; default 60 s.</value>
    public TimeSpan Window { get; init; } = CloudMonitoringLimits.Window.Minimum;

    /// <summary>The function that combines the series of a group.</summary>
    /// <value>Default: none, series are not combined.</value>
    public Reducer? Reducer { get; init; }

    /// <summary>The labels to group by.</summary>
    /// <value>Default: none, all series are one group.</value>
    public IReadOnlyList<string> GroupBy { get; init; } = [];

    /// <summary>The filter in the API's syntax.</summary>
    public string Filter =>
        string.Join(" AND ", [$"metric.type = \"{Metric.Type}\"", $"resource.type = \"{Metric.Resource.Type}\"", .. Where]);

    /// <summary>The unit of the result.</summary>
    public string Unit => Reducer is null ? Aligner.UnitOf(Metric) : Reducer.UnitOf(Aligner.UnitOf(Metric));

    /// <summary>Returns all reasons why the API would reject the query, or why it would not be meaningful.</summary>
    /// <param name="subject">What the query belongs to, for error messages, such as <c>alert 'database-cpu'</c>.</param>
    internal IEnumerable<ProgramFault> Faults(string subject) =>
        Aligner.Takes(Metric)
            ? [.. ReducerFaults(subject), .. LabelFaults(subject), .. WindowFaults(subject)]
            :
            [
                new ProgramFault(
                    "INF141",
                    $"{subject}: {Aligner} does not take {Upper(Metric.Kind)} metrics with {Upper(Metric.Value)} values such as "
                        + $"{Metric.Type}.",
                    $"use one of {string.Join(", ", Metric.Aligners)}"
                ),
            ];

    private static string Upper<TEnum>(TEnum value)
        where TEnum : struct, Enum => value.ToString().ToUpperInvariant();

    private IEnumerable<ProgramFault> ReducerFaults(string subject)
    {
        var aligned = Aligner.Of(Metric);
        if (Reducer is { } reducer && !reducer.Takes(aligned))
        {
            yield return new ProgramFault(
                "INF142",
                $"{subject}: {reducer} does not take {Upper(aligned)} values, which {Aligner} makes of {Metric.Type}.",
                $"use one of {string.Join(", ", Reducer.All.Where(other => other.Takes(aligned)))}"
            );
            yield break;
        }

        var reduced = Reducer?.Of(aligned) ?? aligned;
        if (reduced is MetricValue.Distribution or MetricValue.Bool)
        {
            yield return new ProgramFault(
                "INF143",
                $"{subject}: {Metric.Type} stays {Upper(reduced)}, which no number can be held against.",
                "reduce it to a percentile, a mean or a count"
            );
        }
    }

    private IEnumerable<ProgramFault> LabelFaults(string subject) =>
        Where
            .Select(match => match.Label)
            .Concat(GroupBy)
            .Where(label => !Metric.Has(label))
            .Select(label => new ProgramFault(
                "INF144",
                $"{subject}: {Metric.Type} of {Metric.Resource.Type} has no label '{label}'.",
                $"use one of {string.Join(", ", Metric.AllLabels)}"
            ));

    private IEnumerable<ProgramFault> WindowFaults(string subject)
    {
        if (!CloudMonitoringLimits.Window.Allows(Window) || !CloudMonitoringLimits.IsWholeMinutes(Window))
        {
            yield return new ProgramFault(
                "INF146",
                $"{subject}: the window is {Window.InSeconds()}; it takes whole minutes, "
                    + $"{CloudMonitoringLimits.Window.Describe(Durations.InSeconds)}.",
                $"use {CloudMonitoringLimits.Window.Minimum.InSeconds()}"
            );
        }
    }
}
