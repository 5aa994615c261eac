namespace Infra.Google.Monitoring;

/// <summary>A metric that Google writes, as documented in its metrics list.</summary>
public sealed record Metric
{
    /// <summary>The unit of a ratio, which charts show in percent.</summary>
    public const string Share = "10^2.%";

    /// <summary>The unit of a count.</summary>
    public const string Number = "1";

    /// <summary>Seconds.</summary>
    public const string Seconds = "s";

    /// <summary>Milliseconds.</summary>
    public const string Milliseconds = "ms";

    /// <summary>CPU seconds.</summary>
    public const string ProcessorSeconds = "s{CPU}";

    /// <summary>The metric type in filters, such as <c>run.googleapis.com/request_count</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The monitored resource.</summary>
    public required MonitoredResource Resource { get; init; }

    /// <summary>The kind of the metric: what its points represent.</summary>
    public required MetricKind Kind { get; init; }

    /// <summary>The value type of a point.</summary>
    public required MetricValue Value { get; init; }

    /// <summary>The unit, in the notation of https://unitsofmeasure.org.</summary>
    public required string Unit { get; init; }

    /// <summary>The metric's own labels, in addition to the labels of its resource.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>The documentation of the metric.</summary>
    public required string Source { get; init; }

    /// <summary>The aligners that support this metric.</summary>
    public IReadOnlyList<Aligner> Aligners => [.. Aligner.All.Where(aligner => aligner.Takes(this))];

    /// <summary>
    /// Returns whether the metric has a label, such as <c>resource.labels.service_name</c> or <c>metric.labels.state</c>.
    /// </summary>
    public bool Has(string label) => AllLabels.Contains(label);

    /// <summary>All labels in the form used in filters.</summary>
    public IReadOnlyList<string> AllLabels =>
        [.. Resource.Labels.Select(label => $"resource.labels.{label}"), .. Labels.Select(label => $"metric.labels.{label}")];
}
