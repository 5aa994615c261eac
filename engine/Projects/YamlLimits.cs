using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Engine.Projects;

/// <summary>
/// Checks the size of a YAML file before it is parsed into nodes. Settings come with a pull request: a few lines of aliases can expand to
/// more nodes than fit into memory, and a line of brackets to more levels than fit on the stack.
/// </summary>
internal static class YamlLimits
{
    private const int MaximumLevels = 100;
    private const int MaximumNodes = 100_000;

    /// <summary>Rejects control characters, as a deployment does even in comments; a terminal may interpret them.</summary>
    /// <exception cref="YamlException">The input contains a control character other than a tab or a line break.</exception>
    public static void CheckCharacters(string text)
    {
        var line = 1;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                line++;
            }
            else if (text[i] is not ('\t' or '\r' or '\u0085' or (>= ' ' and <= '~') or (>= '\u00A0' and <= '\uFFFD')))
            {
                var at = new Mark(i, line, i - text.LastIndexOf('\n', i));
                throw new YamlException(at, at, $"U+{(int)text[i]:X4} is a control character");
            }
        }
    }

    /// <exception cref="YamlException">The file is not valid YAML, or exceeds a limit.</exception>
    public static void Check(TextReader text)
    {
        var parser = new Parser(text);
        var sizes = new Dictionary<AnchorName, long>();
        var open = new Stack<(AnchorName Anchor, long Size)>([(AnchorName.Empty, 0)]);
        while (Next(parser))
        {
            switch (parser.Current)
            {
                case DocumentStart { Version: { } directive } when directive.Version is not { Major: 1, Minor: 1 }:
                    var (major, minor) = (directive.Version.Major, directive.Version.Minor);
                    throw Rejected(parser.Current, $"it requires YAML {major}.{minor}; Pulumi reads 1.1");
                case MappingStart or SequenceStart when open.Count > MaximumLevels:
                    throw Rejected(parser.Current, $"it is nested more than {MaximumLevels} levels deep");
                case MappingStart or SequenceStart:
                    open.Push((((NodeEvent)parser.Current).Anchor, 1));
                    break;
                case MappingEnd or SequenceEnd:
                    var (anchor, size) = open.Pop();
                    Close(anchor, size, parser.Current, open, sizes);
                    break;
                case Scalar scalar:
                    Close(scalar.Anchor, 1, scalar, open, sizes);
                    break;
                case AnchorAlias alias when open.Any(node => node.Anchor == alias.Value):
                    throw Rejected(alias, $"'*{alias.Value}' refers to a node that contains it");
                case AnchorAlias alias when !sizes.ContainsKey(alias.Value):
                    throw Rejected(alias, $"'*{alias.Value}' refers to no anchor: '&{alias.Value}' is not defined before it");
                case AnchorAlias alias:
                    Close(AnchorName.Empty, sizes[alias.Value], alias, open, sizes);
                    break;
            }
        }
    }

    private static bool Next(Parser parser)
    {
        try
        {
            return parser.MoveNext();
        }
        catch (InvalidOperationException)
        {
            // The parser fails like this on some files that are not valid; its position is the end of what it could read.
            var read = parser.Current?.End ?? Mark.Empty;
            throw new YamlException(read, read, "the rest cannot be parsed; a bracket or a quote may be missing");
        }
    }

    private static void Close(
        AnchorName anchor,
        long size,
        ParsingEvent at,
        Stack<(AnchorName Anchor, long Size)> open,
        Dictionary<AnchorName, long> sizes
    )
    {
        if (!anchor.IsEmpty)
        {
            sizes[anchor] = size;
        }

        var parent = open.Pop();
        open.Push((parent.Anchor, parent.Size + size));
        if (parent.Size + size > MaximumNodes)
        {
            throw Rejected(at, string.Create(CultureInfo.InvariantCulture, $"its aliases expand to more than {MaximumNodes:#,0} values"));
        }
    }

    private static YamlException Rejected(ParsingEvent at, string what) => new(at.Start, at.Start, what);
}
