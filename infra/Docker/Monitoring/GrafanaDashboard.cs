using System.Text.Json;
using System.Text.Json.Nodes;

namespace Infra.Docker.Monitoring;

/// <summary>A Grafana dashboard.</summary>
/// <param name="Uid">The identifier in URLs: it must not change, otherwise links break.</param>
/// <param name="Title">The displayed title.</param>
/// <param name="Tag">The tag that groups the dashboards of a system.</param>
/// <param name="Panels">The panels, in order, two per row.</param>
public sealed record GrafanaDashboard(string Uid, string Title, string Tag, IReadOnlyList<GrafanaPanel> Panels)
{
    /// <summary>The ID of the provisioned data source.</summary>
    internal const string DataSourceUid = "prometheus";

    private const int PanelWidth = 12;
    private const int PanelHeight = 8;

    /// <summary>The schema version of Grafana 10; newer versions read and upgrade it.</summary>
    private const int SchemaVersion = 38;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Returns the JSON that Grafana reads from a file.</summary>
    public string Render()
    {
        var panels = Panels.Index().Select(panel => panel.Item.Render(panel.Index + 1, Position(panel.Index)));
        var dashboard = new JsonObject
        {
            ["uid"] = Uid,
            ["title"] = Title,
            ["tags"] = new JsonArray(Tag),
            ["timezone"] = "utc",
            ["schemaVersion"] = SchemaVersion,
            ["editable"] = false,
            ["refresh"] = "10s",
            ["time"] = new JsonObject { ["from"] = "now-6h", ["to"] = "now" },
            ["panels"] = new JsonArray([.. panels]),
        };
        return $"{dashboard.ToJsonString(Indented)}\n";
    }

    private static JsonObject Position(int index) =>
        new()
        {
            ["x"] = index % 2 * PanelWidth,
            ["y"] = index / 2 * PanelHeight,
            ["w"] = PanelWidth,
            ["h"] = PanelHeight,
        };
}
