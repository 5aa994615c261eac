namespace Infra.Monitoring;

/// <summary>A metric that Google writes, as its list of metrics describes it.</summary>
public sealed record Metric
{
    /// <summary>A share of one, which charts show in percent.</summary>
    public const string Share = "10^2.%";

    /// <summary>A number of things.</summary>
    public const string Number = "1";

    /// <summary>Seconds.</summary>
    public const string Seconds = "s";

    /// <summary>Thousandths of a second.</summary>
    public const string Milliseconds = "ms";

    /// <summary>Seconds of a processor.</summary>
    public const string ProcessorSeconds = "s{CPU}";

    /// <summary>Its name in filters, <c>run.googleapis.com/request_count</c>.</summary>
    public required string Type { get; init; }

    /// <summary>What it is written about.</summary>
    public required MonitoredResource Resource { get; init; }

    /// <summary>What a point of it stands for.</summary>
    public required MetricKind Kind { get; init; }

    /// <summary>What a point of it is.</summary>
    public required MetricValue Value { get; init; }

    /// <summary>Its unit, in the notation of https://unitsofmeasure.org.</summary>
    public required string Unit { get; init; }

    /// <summary>Labels of its own, beside its resource's.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Where Google describes it.</summary>
    public required string Source { get; init; }

    /// <summary>The ways in which its points may be made one for each window.</summary>
    public IReadOnlyList<Aligner> Aligners => [.. Aligner.All.Where(aligner => aligner.Takes(this))];

    /// <summary>Whether a filter may name a label, <c>resource.labels.service_name</c> or <c>metric.labels.state</c>.</summary>
    public bool Has(string label) => AllLabels.Contains(label);

    /// <summary>All labels in the form that filters name them in.</summary>
    public IReadOnlyList<string> AllLabels =>
        [.. Resource.Labels.Select(label => $"resource.labels.{label}"), .. Labels.Select(label => $"metric.labels.{label}")];
}
