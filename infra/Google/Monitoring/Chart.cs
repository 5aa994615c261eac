using Infra.Diagnostics;

namespace Infra.Google.Monitoring;

/// <summary>A threshold line across a chart.</summary>
/// <param name="Label">What a value beyond the line means.</param>
/// <param name="Threshold">The position of the line.</param>
public sealed record ChartLine(string Label, Threshold Threshold);

/// <summary>The series that a chart draws.</summary>
/// <param name="Query">The query.</param>
/// <param name="Of">The denominator for ratios; null draws the values unchanged.</param>
public sealed record ChartSeries(MetricQuery Query, MetricQuery? Of = null)
{
    /// <summary>The unit of the drawn values.</summary>
    internal string Unit => Of is null ? Query.Unit : Metric.Share;
}

/// <summary>A chart of series over time, with threshold lines.</summary>
public sealed record Chart
{
    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>The series; all have the same unit.</summary>
    public required IReadOnlyList<ChartSeries> Series { get; init; }

    /// <summary>The threshold lines.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<ChartLine> Lines { get; init; } = [];

    /// <summary>Returns a chart of a rule's conditions, with a line at each alert threshold.</summary>
    public static Chart Of(AlertRule rule) =>
        new()
        {
            Title = rule.Title,
            Series = [.. rule.Conditions.Select(condition => new ChartSeries(condition.Query, condition.Of))],
            Lines = [.. rule.Conditions.Select(condition => condition.Threshold).Distinct().Select(at => new ChartLine("alert", at))],
        };

    internal IEnumerable<ProgramFault> Faults()
    {
        var subject = $"chart '{Title}'";
        foreach (var fault in Series.SelectMany(series => series.Query.Faults(subject).Concat(series.Of?.Faults(subject) ?? [])))
        {
            yield return fault;
        }

        var unit = Series[0].Unit;
        foreach (var series in Series.Where(series => series.Unit != unit))
        {
            yield return new ProgramFault(
                "INF145",
                $"{subject}: {series.Query.Metric.Type} is in '{series.Unit}', but the chart uses '{unit}'.",
                "draw it in a separate chart"
            );
        }

        foreach (var line in Lines.Where(line => line.Threshold.In(unit) is null))
        {
            yield return new ProgramFault(
                "INF145",
                $"{subject}: {line.Threshold} cannot be a line among values in '{unit}'.",
                "give a threshold of the same kind: a share, a number or a time"
            );
        }
    }
}
