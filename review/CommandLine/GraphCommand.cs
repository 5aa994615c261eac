using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Engine.Diagnostics;
using Engine.Plans;
using Engine.Plans.Json;
using Review.Graph;
using Review.Render;

namespace Review.CommandLine;

/// <summary>The <c>graph STACK</c> command: draws each system's parts and their dependencies as a picture or as JSON.</summary>
internal static class GraphCommand
{
    /// <summary>The maximum number of parts of one system in a picture; with more, the boxes are too small to read.</summary>
    private const int MaximumParts = 1_000;

    public static Command Create(IStreams streams)
    {
        var stack = new Argument<string>("stack") { Description = "The stack: STACK of Pulumi.STACK.yaml." };
        var system = new Option<string>("--system") { Description = "One system; default: all of the stack.", HelpName = "NAME" };
        var json = new Option<bool>("--json") { Description = "Print parts and uses instead of a picture." };
        var command = new Command("graph", "Draws a stack's systems as an SVG.") { stack, system, json };
        var options = new PlanOptions();
        options.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var name = parsed.GetRequiredValue(stack);
                var plan = await options.PlanAsync(parsed, name, streams, cancellation).ConfigureAwait(false);
                var graphs = Chosen(SystemGraph.Of(plan), parsed.GetValue(system), name);
                if (parsed.GetValue(json))
                {
                    Write(graphs, plan, streams.Output);
                    PlanNotes.PrintMessages(plan, streams.Error);
                }
                else
                {
                    ThrowIfTooLarge(graphs);
                    var title =
                        $"{string.Join(", ", graphs.Select(graph => graph.Name))} in {plan.Stack}: parts, and arrows to what they use";
                    streams.Output.Write(Encoding.UTF8.GetBytes(GraphSvg.Of(graphs, title)));
                    PlanNotes.PrintAll(plan, streams.Error);
                }

                return 0;
            }
        );
        return command;
    }

    /// <exception cref="FaultException">REV323: a system has more parts than a picture can show.</exception>
    internal static void ThrowIfTooLarge(IReadOnlyList<SystemGraph> graphs)
    {
        var faults = graphs
            .Where(graph => graph.Nodes.Count > MaximumParts)
            .Select(graph => new Fault(
                "REV323",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"'{graph.Name}' has {graph.Nodes.Count:#,0} parts; a picture shows at most {MaximumParts:#,0}."
                ),
                "group its resources in components, choose another system with --system, or print --json."
            ))
            .ToList();
        if (faults.Count > 0)
        {
            throw new FaultException(ExitCode.Refused, faults);
        }
    }

    private static IReadOnlyList<SystemGraph> Chosen(IReadOnlyList<SystemGraph> graphs, string? name, string stack)
    {
        if (name is null)
        {
            return graphs;
        }

        var chosen = graphs.Where(graph => graph.Name == name).ToList();
        return chosen.Count > 0
            ? chosen
            : throw new FaultException(
                ExitCode.Usage,
                new Fault("REV101", $"--system is '{name}'; {stack} holds {string.Join(", ", graphs.Select(graph => graph.Name))}.")
            );
    }

    private static void Write(IReadOnlyList<SystemGraph> graphs, Plan plan, Stream output)
    {
        using var writer = new Utf8JsonWriter(output, ReadableJson.Options);
        writer.WriteStartObject();
        writer.WriteNumber("format", 1);
        PlanNotes.Write(plan, writer);
        writer.WriteStartArray("systems");
        foreach (var graph in graphs)
        {
            Write(graph, writer);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void Write(SystemGraph graph, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("name", graph.Name);
        writer.WriteStartArray("parts");
        foreach (var node in graph.Nodes)
        {
            writer.WriteStartObject();
            writer.WriteString("name", node.Name);
            writer.WriteStartArray("types");
            foreach (var type in node.Types)
            {
                writer.WriteStringValue(type);
            }

            writer.WriteEndArray();
            writer.WriteNumber("resources", node.Resources);
            writer.WriteNumber("secrets", node.Secrets);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("uses");
        foreach (var edge in graph.Edges)
        {
            writer.WriteStartObject();
            writer.WriteString("from", edge.From);
            writer.WriteString("to", edge.To);
            writer.WriteBoolean("order", edge.IsOrder);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
