using System.Text.Json.Nodes;

namespace Infra.Docker.Monitoring;

/// <summary>A panel on a dashboard.</summary>
/// <param name="Title">The title.</param>
/// <param name="Unit">Grafana's name for the unit: <c>percentunit</c>, <c>s</c>, <c>reqps</c>, <c>short</c>.</param>
/// <param name="Queries">The queries.</param>
public sealed record GrafanaPanel(string Title, string Unit, params IReadOnlyList<GrafanaQuery> Queries)
{
    /// <summary>Threshold lines, each with Grafana's name for its color.</summary>
    public IReadOnlyList<(double Value, string Colour)> Lines { get; init; } = [];

    internal JsonObject Render(int id, JsonObject position) =>
        new()
        {
            ["id"] = id,
            ["type"] = "timeseries",
            ["title"] = Title,
            ["datasource"] = Source(),
            ["gridPos"] = position,
            ["fieldConfig"] = new JsonObject { ["defaults"] = Defaults(), ["overrides"] = new JsonArray() },
            ["targets"] = new JsonArray([.. Queries.Index().Select(query => Target(query.Item, query.Index))]),
        };

    private static JsonObject Source() => new() { ["type"] = "prometheus", ["uid"] = GrafanaDashboard.DataSourceUid };

    /// <summary>Returns a query of a panel; Grafana names the queries A, B, C.</summary>
    private static JsonNode Target(GrafanaQuery query, int index) =>
        new JsonObject
        {
            ["refId"] = ((char)('A' + index)).ToString(),
            ["datasource"] = Source(),
            ["expr"] = PromText.OneLine(query.Expression),
            ["legendFormat"] = query.Legend,
        };

    private JsonObject Defaults()
    {
        // The first step has no value: it is the color below all lines.
        var steps = Lines
            .Select(line => (JsonNode)new JsonObject { ["color"] = line.Colour, ["value"] = line.Value })
            .Prepend(new JsonObject { ["color"] = "green", ["value"] = null });
        return new JsonObject
        {
            ["unit"] = Unit,
            ["custom"] = new JsonObject { ["thresholdsStyle"] = new JsonObject { ["mode"] = Lines.Count == 0 ? "off" : "line" } },
            ["thresholds"] = new JsonObject { ["mode"] = "absolute", ["steps"] = new JsonArray([.. steps]) },
        };
    }
}

/// <summary>A query of a panel.</summary>
/// <param name="Expression">The PromQL expression.</param>
/// <param name="Legend">The legend of each line; <c>{{label}}</c> is a placeholder for a label's value.</param>
public sealed record GrafanaQuery(string Expression, string Legend);
