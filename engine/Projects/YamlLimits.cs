using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Engine.Projects;

/// <summary>
/// Reads a file event by event before it is made into nodes: settings come with a pull request, and a few lines of aliases can stand for
/// more nodes than the memory holds, a line of brackets for more levels than a stack has.
/// </summary>
internal static class YamlLimits
{
    private const int MostLevels = 100;
    private const int MostNodes = 100_000;

    /// <summary>A deployment refuses these wherever they are, in comments too; a terminal may act on them.</summary>
    /// <exception cref="YamlException">The text holds a control character other than a tab or a line break.</exception>
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

    /// <exception cref="YamlException">The file is broken, or is more than settings ever are.</exception>
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
                    throw Refused(parser.Current, $"it asks for YAML {major}.{minor}; Pulumi reads 1.1");
                case MappingStart or SequenceStart when open.Count > MostLevels:
                    throw Refused(parser.Current, $"it nests more than {MostLevels} levels deep");
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
                    throw Refused(alias, $"'*{alias.Value}' stands for what it is itself a part of");
                case AnchorAlias alias when !sizes.ContainsKey(alias.Value):
                    throw Refused(alias, $"'*{alias.Value}' stands for nothing: there is no '&{alias.Value}' before it");
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
            // The parser meets some broken files with this; where it was then is the end of what it could read.
            var read = parser.Current?.End ?? Mark.Empty;
            throw new YamlException(read, read, "what comes after this cannot be read; a bracket or a quote may be missing");
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
        if (parent.Size + size > MostNodes)
        {
            throw Refused(at, string.Create(CultureInfo.InvariantCulture, $"its aliases stand for more than {MostNodes:#,0} values"));
        }
    }

    private static YamlException Refused(ParsingEvent at, string what) => new(at.Start, at.Start, what);
}
