using System.Text.Json;
using System.Text.RegularExpressions;

namespace Infra.Tests.Plans;

/// <summary>A query of an alert policy or a dashboard, parsed from the plan.</summary>
/// <param name="Subject">The resource that contains it, for failures.</param>
/// <param name="Filter">The filter.</param>
/// <param name="Aligner">The aligner's name in the API.</param>
/// <param name="Reducer">The reducer's name in the API; null if series are not aggregated.</param>
/// <param name="GroupBy">The labels it groups by.</param>
internal sealed partial record MonitoredQuery(string Subject, string Filter, string Aligner, string? Reducer, IReadOnlyList<string> GroupBy)
{
    /// <summary>Returns label, operator and values of each part of the filter; other forms fail the test.</summary>
    public IReadOnlyList<(string Label, string Operation, IReadOnlyList<string> Values)> Parts =>
        [
            .. Filter
                .Split(" AND ")
                .Select(part =>
                {
                    var match = Part().Match(part);
                    Assert.True(match.Success, $"{Subject}: '{part}' of the filter is not a valid comparison");
                    var call = match.Groups["call"].Value;
                    return (
                        match.Groups["label"].Value,
                        $"{match.Groups["operator"].Value}{call}",
                        (IReadOnlyList<string>)[.. Text().Matches(match.Groups["values"].Value).Select(text => text.Groups["text"].Value)]
                    );
                }),
        ];

    public string MetricType => Value("metric.type");

    public string ResourceType => Value("resource.type");

    /// <summary>Returns the queries of every condition of a policy, numerators before denominators.</summary>
    public static IEnumerable<MonitoredQuery> OfPolicy(PlannedResource policy)
    {
        for (var index = 0; policy.At($"conditions[{index}].displayName") is not null; index++)
        {
            var threshold = $"conditions[{index}].conditionThreshold";
            yield return OfPolicy(policy, $"{threshold}.filter", $"{threshold}.aggregations[0]");
            if (policy.At($"{threshold}.denominatorFilter") is not null)
            {
                yield return OfPolicy(policy, $"{threshold}.denominatorFilter", $"{threshold}.denominatorAggregations[0]");
            }
        }
    }

    /// <summary>Returns the queries of every chart of a dashboard.</summary>
    public static IEnumerable<MonitoredQuery> OfDashboard(PlannedResource dashboard)
    {
        using var text = JsonDocument.Parse((string)dashboard.At("dashboardJson")!);
        return [.. Find(dashboard.Name, text.RootElement)];
    }

    private static IEnumerable<MonitoredQuery> Find(string subject, JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            return element.EnumerateArray().SelectMany(item => Find(subject, item));
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        if (element.TryGetProperty("filter", out var filter))
        {
            var aggregation = element.GetProperty("aggregation");
            return
            [
                new(
                    subject,
                    filter.GetString()!,
                    aggregation.GetProperty("perSeriesAligner").GetString()!,
                    aggregation.TryGetProperty("crossSeriesReducer", out var reducer) ? reducer.GetString() : null,
                    aggregation.TryGetProperty("groupByFields", out var labels)
                        ? [.. labels.EnumerateArray().Select(label => label.GetString()!)]
                        : []
                ),
            ];
        }

        return element.EnumerateObject().SelectMany(member => Find(subject, member.Value));
    }

    private static MonitoredQuery OfPolicy(PlannedResource policy, string filter, string aggregation) =>
        new(
            policy.Name,
            (string)policy.At(filter)!,
            (string)policy.At($"{aggregation}.perSeriesAligner")!,
            (string?)policy.At($"{aggregation}.crossSeriesReducer"),
            [
                .. policy
                    .Leaves.Where(leaf => leaf.Key.StartsWith($"{aggregation}.groupByFields[", StringComparison.Ordinal))
                    .Select(leaf => (string)leaf.Value!),
            ]
        );

    private string Value(string label)
    {
        var (_, operation, values) = Assert.Single(Parts, part => part.Label == label);
        Assert.Equal("=", operation);
        return Assert.Single(values);
    }

    [GeneratedRegex(
        """
            ^(?<label>(metric|resource)\.(type|labels\.[a-z_]+))[ ](?<operator>=|!=)[ ]
            ((?<call>one_of|starts_with)\((?<values>.+)\)|(?<values>"[^"]*"))\z
            """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Part();

    [GeneratedRegex("\"(?<text>[^\"]*)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Text();
}
