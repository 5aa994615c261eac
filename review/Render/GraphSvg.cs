using System.Globalization;
using System.Text;
using Review.Graph;

namespace Review.Render;

/// <summary>Draws graphs one below the other as one SVG, which follows the reader's light or dark theme and loads nothing.</summary>
internal static class GraphSvg
{
    private const int Margin = 24;
    private const int Heading = 44;
    private const int BoxHeight = 60;
    private const int WayHeight = 14;
    private const int RowGap = 16;
    private const int ColumnGap = 76;
    private const int Padding = 12;
    private const int SmallLineHeight = 12;

    /// <summary>The minimum width, so that a picture of few parts has room for unconnected ones.</summary>
    private const int MinimumWidth = 900;

    /// <summary>The average width of a letter in the widest system font at 13 pixels, half of them bold.</summary>
    private const double LetterWidth = 8.2;
    private const double SmallLetterWidth = 6.4;

    private const string Style = """
        text{font:12px system-ui,sans-serif;fill:#1f2328}
        .name{font-weight:600;font-size:13px}.head{font-weight:600;font-size:18px}.small{font-size:11px;fill:#59636e}
        rect{fill:#f6f8fa;stroke:#59636e}.back{fill:#fff;stroke:none}
        path{fill:none;stroke:#59636e;stroke-width:1.2}.faint{opacity:.4}.order{stroke-dasharray:4 3;opacity:.7}
        marker path{fill:#59636e;stroke:none}
        @media (prefers-color-scheme:dark){text{fill:#f0f6fc}.small{fill:#9198a1}rect{fill:#151b23;stroke:#9198a1}.back{fill:#0d1117}
        path{stroke:#9198a1}marker path{fill:#9198a1}}
        """;

    public static string Of(PlanGraph graph) =>
        Of(
            graph.Systems,
            $"{string.Join(", ", graph.Systems.Select(system => system.Name))} in {graph.Plan.Stack}: parts, and arrows to what they use"
        );

    /// <param name="graphs">The systems.</param>
    /// <param name="title">The accessible title of the picture.</param>
    public static string Of(IReadOnlyList<SystemGraph> graphs, string title)
    {
        var body = new StringBuilder();
        var (width, top) = (0.0, (double)Margin);
        foreach (var graph in graphs)
        {
            var (graphWidth, bottom) = Draw(graph, top, body);
            (width, top) = (Math.Max(width, graphWidth), bottom + Margin);
        }

        var (w, h) = (Number(width + Margin), Number(top));
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="img" aria-label="{SvgText.Of(
                title
            )}">
            <style>{Style}</style>
            <defs><marker id="to" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">
            <path d="M0 0L8 4L0 8z"/></marker></defs>
            <rect class="back" width="{w}" height="{h}"/>
            {body.ToString().TrimEnd('\n')}
            </svg>

            """;
    }

    private static (double Width, double Bottom) Draw(SystemGraph graph, double top, StringBuilder body)
    {
        Line(body, $"""<text class="head" x="{Margin}" y="{Number(top + 18)}">{SvgText.Of(graph.Name)}</text>""");
        var layout = new GraphLayout(graph);
        var boxes = Boxes(layout, top + Heading);
        foreach (var route in layout.Routes)
        {
            var kind =
                route.IsOrder ? " class=\"order\""
                : route.IsImplied ? " class=\"faint\""
                : "";
            Line(body, $"""<path{kind} marker-end="url(#to)" d="{Way([.. route.Places.Select(place => boxes[place])])}"/>""");
        }

        foreach (var (place, box) in boxes.Where(placed => placed.Key.Node is not null))
        {
            DrawNode(place.Node!, box, body);
        }

        var right = boxes.Values.Select(box => box.X + box.Width).DefaultIfEmpty(0).Max();
        var bottom = boxes.Values.Select(box => box.Bottom).DefaultIfEmpty(top + Heading - RowGap).Max();
        if (layout.LeftOut > 0)
        {
            bottom += RowGap + SmallLineHeight;
            var note = string.Create(CultureInfo.InvariantCulture, $"{layout.LeftOut:#,0} arrows that longer paths imply are not drawn");
            Line(body, $"""<text class="small" x="{Margin}" y="{Number(bottom)}">{note}</text>""");
        }

        return DrawApart([.. graph.Apart], right, bottom + RowGap, body);
    }

    /// <summary>Draws the unconnected parts in rows as wide as the picture.</summary>
    private static (double Width, double Bottom) DrawApart(List<GraphNode> nodes, double width, double top, StringBuilder body)
    {
        var maximum = Math.Max(width, MinimumWidth);
        var (x, y) = ((double)Margin, top);
        foreach (var node in nodes)
        {
            if (x > Margin && x + Width(node) > maximum)
            {
                (x, y) = (Margin, y + BoxHeight + RowGap);
            }

            DrawNode(node, new Box(x, y, Width(node), BoxHeight), body);
            x += Width(node) + RowGap;
            width = Math.Max(width, x - RowGap);
        }

        return (width, nodes.Count == 0 ? top - RowGap : y + BoxHeight);
    }

    private static Dictionary<GraphPlace, Box> Boxes(GraphLayout layout, double top)
    {
        var height = layout.Columns.Select(Height).DefaultIfEmpty(0).Max();
        var boxes = new Dictionary<GraphPlace, Box>();
        double x = Margin;
        foreach (var column in layout.Columns)
        {
            var width = column.Max(place => place.Node is { } node ? Width(node) : 0);
            var y = top + (height - Height(column)) / 2;
            foreach (var place in column)
            {
                var own = place.Node is null ? WayHeight : BoxHeight;
                boxes[place] = new Box(x, y, width, own);
                y += own + RowGap;
            }

            x += width + ColumnGap;
        }

        return boxes;
    }

    private static double Height(IReadOnlyList<GraphPlace> column) =>
        column.Sum(place => (place.Node is null ? WayHeight : BoxHeight) + RowGap) - RowGap;

    private static double Width(GraphNode node) =>
        2 * Padding
        + new[] { node.Name.Length * LetterWidth, Types(node).Length * SmallLetterWidth, Counts(node).Length * SmallLetterWidth }.Max();

    private static void DrawNode(GraphNode node, Box box, StringBuilder body)
    {
        var x = Number(box.X + Padding);
        Line(body, $"""<rect x="{Number(box.X)}" y="{Number(box.Y)}" width="{Number(box.Width)}" height="{BoxHeight}" rx="6"/>""");
        Line(body, $"""<text class="name" x="{x}" y="{Number(box.Y + 19)}">{SvgText.Of(node.Name)}</text>""");
        Line(body, $"""<text class="small" x="{x}" y="{Number(box.Y + 35)}">{SvgText.Of(Types(node))}</text>""");
        Line(body, $"""<text class="small" x="{x}" y="{Number(box.Y + 50)}">{SvgText.Of(Counts(node))}</text>""");
    }

    private static string Types(GraphNode node) => string.Join(" + ", node.Types);

    private static string Counts(GraphNode node) =>
        node.Secrets switch
        {
            0 => Resources(node),
            1 => $"{Resources(node)}, reads 1 secret",
            _ => string.Create(CultureInfo.InvariantCulture, $"{Resources(node)}, reads {node.Secrets} secrets"),
        };

    private static string Resources(GraphNode node) =>
        node.Resources == 1 ? "1 resource" : string.Create(CultureInfo.InvariantCulture, $"{node.Resources} resources");

    private static string Way(List<Box> boxes)
    {
        var way = new StringBuilder($"M{Number(boxes[0].X + boxes[0].Width)} {Number(boxes[0].Middle)}");
        foreach (var (from, to) in boxes.Zip(boxes.Skip(1)))
        {
            var (x1, x2) = (from.X + from.Width, to.X);
            var half = Number((x1 + x2) / 2);
            way.Append(
                CultureInfo.InvariantCulture,
                $"C{half} {Number(from.Middle)} {half} {Number(to.Middle)} {Number(x2)} {Number(to.Middle)}"
            );
            if (to != boxes[^1])
            {
                way.Append(CultureInfo.InvariantCulture, $"L{Number(to.X + to.Width)} {Number(to.Middle)}");
            }
        }

        return way.ToString();
    }

    private static void Line(StringBuilder body, string line) => body.Append(line).Append('\n');

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private sealed record Box(double X, double Y, double Width, double Height)
    {
        public double Middle => Y + Height / 2;

        public double Bottom => Y + Height;
    }
}
