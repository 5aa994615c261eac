using System.Text.Json;
using System.Text.Json.Nodes;

namespace Infra.Observability;

/// <summary>A page of Grafana.</summary>
/// <param name="Uid">Its name in addresses: never changed, else links break.</param>
/// <param name="Title">As people read it.</param>
/// <param name="Panels">Two in a row, in order.</param>
public sealed record Dashboard(string Uid, string Title, IReadOnlyList<Panel> Panels)
{
    /// <summary>The data source's id, which the provisioned data source has.</summary>
    internal const string DataSourceUid = "prometheus";

    private const int PanelWidth = 12;
    private const int PanelHeight = 8;

    /// <summary>Of Grafana 10; newer versions read it and bring it up to date themselves.</summary>
    private const int SchemaVersion = 38;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>As Grafana reads it from a file.</summary>
    public string Render()
    {
        var panels = Panels.Index().Select(panel => panel.Item.Render(panel.Index + 1, Position(panel.Index)));
        var dashboard = new JsonObject
        {
            ["uid"] = Uid,
            ["title"] = Title,
            ["tags"] = new JsonArray("supersmartmatch"),
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
