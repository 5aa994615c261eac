using System.Text.Json;
using Review.Graph;

namespace Review.Render;

/// <summary>Systems as JSON, format 1: their parts, and which part uses which.</summary>
internal static class GraphJson
{
    private const int Format = 1;

    public static void Write(PlanGraph graph, Stream stream) =>
        JsonText.Write(
            stream,
            json =>
            {
                json.WriteNumber("format", Format);
                PlanNotes.Write(graph.Plan, json);
                json.WriteObjects("systems", graph.Systems, system => Write(json, system));
            }
        );

    private static void Write(Utf8JsonWriter json, SystemGraph system)
    {
        json.WriteString("name", system.Name);
        json.WriteObjects(
            "parts",
            system.Nodes,
            node =>
            {
                json.WriteString("name", node.Name);
                json.WriteStrings("types", node.Types);
                json.WriteNumber("resources", node.Resources);
                json.WriteNumber("secrets", node.Secrets);
            }
        );
        json.WriteObjects(
            "uses",
            system.Edges,
            edge =>
            {
                json.WriteString("from", edge.From);
                json.WriteString("to", edge.To);
                json.WriteBoolean("order", edge.IsOrder);
            }
        );
    }
}
