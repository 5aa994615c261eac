using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Infra.Quantities;

namespace Infra.Google.Monitoring;

/// <summary>Writes a dashboard in the form in which the API returns it.</summary>
/// <remarks>Source: https://cloud.google.com/monitoring/api/ref_v3/rest/v1/projects.dashboards.</remarks>
internal static class DashboardText
{
    private const int Columns = 2;

    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(CloudMonitoringDashboardArgs args) =>
        Object(
                ("displayName", args.Title),
                (
                    "gridLayout",
                    // The API's JSON represents 64-bit numbers as strings.
                    Object(("columns", Columns.ToString(CultureInfo.InvariantCulture)), ("widgets", List(args.Charts.Select(Widget))))
                )
            )
            .ToJsonString(Unescaped);

    private static JsonObject Widget(Chart chart) =>
        Object(
            ("title", chart.Title),
            (
                "xyChart",
                Object(
                    ("dataSets", List(chart.Series.Select(Series))),
                    ("thresholds", List(chart.Lines.Select(line => Line(line, chart.Series[0].Unit)))),
                    ("yAxis", Object(("scale", "LINEAR")))
                )
            )
        );

    private static JsonObject Line(ChartLine line, string unit) =>
        Object(("label", $"{line.Label} {line.Threshold}"), ("targetAxis", "Y1"), ("value", Number(line.Threshold.In(unit)!.Value)));

    private static JsonObject Series(ChartSeries series) =>
        Object(("plotType", "LINE"), ("targetAxis", "Y1"), ("timeSeriesQuery", Query(series)));

    private static JsonObject Query(ChartSeries series) =>
        series.Of is { } whole
            ? Object(("timeSeriesFilterRatio", Object(("denominator", Filter(whole)), ("numerator", Filter(series.Query)))))
            : Object(("timeSeriesFilter", Filter(series.Query)));

    private static JsonObject Filter(MetricQuery query) =>
        Object(
            (
                "aggregation",
                Object(
                    ("alignmentPeriod", query.Window.InSeconds()),
                    ("crossSeriesReducer", query.Reducer?.Name),
                    ("groupByFields", List(query.GroupBy.Select(label => JsonValue.Create(label)))),
                    ("perSeriesAligner", query.Aligner.Name)
                )
            ),
            ("filter", query.Filter)
        );

    /// <summary>Returns null for zero, because the API omits default values. Integers have no decimal point.</summary>
    private static JsonValue? Number(double value) =>
        value == 0 ? null
        : value == Math.Truncate(value) ? JsonValue.Create((long)value)
        : JsonValue.Create(value);

    /// <summary>Returns null for an empty list.</summary>
    private static JsonArray? List(IEnumerable<JsonNode> items) => items.ToArray() is { Length: > 0 } some ? new JsonArray(some) : null;

    /// <summary>Returns an object with sorted keys and without null values.</summary>
    private static JsonObject Object(params (string Key, JsonNode? Value)[] members) =>
        new(
            members
                .Where(member => member.Value is not null)
                .OrderBy(member => member.Key, StringComparer.Ordinal)
                .Select(member => KeyValuePair.Create(member.Key, member.Value))
        );
}
