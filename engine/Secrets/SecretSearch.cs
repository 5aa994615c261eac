namespace Engine.Secrets;

/// <summary>Finds secrets that are unchanged, escaped, encoded, or several of these nested.</summary>
internal sealed class SecretSearch
{
    /// <summary>The maximum nesting of escapes that is decoded: JSON in JSON in a URL.</summary>
    private const int EscapeLevels = 3;

    /// <summary>The maximum nesting of encodings that is decoded: a password in registry credentials in a Kubernetes secret.</summary>
    private const int EncodingLevels = 2;

    private readonly PatternSearch _patterns;
    private readonly bool _haveSpaces;

    /// <param name="patterns">At least one pattern.</param>
    public SecretSearch(IReadOnlyCollection<PatternSearch.Pattern> patterns)
    {
        _patterns = new PatternSearch(patterns);
        _haveSpaces = patterns.Any(pattern => pattern.Text.Contains(' ', StringComparison.Ordinal));
    }

    /// <returns>The ranges of the secrets, sorted and not overlapping.</returns>
    public List<(int Start, int End)> Find(string text)
    {
        var found = new List<(int Start, int End)>();
        Visit(new MappedText(text), EscapeLevels, EncodingLevels, found);
        return Joined(found);
    }

    private void Visit(MappedText text, int escapes, int encodings, List<(int Start, int End)> found)
    {
        if (text.Length < SecretPieces.MinimumLength)
        {
            return;
        }

        text = VisibleText.Decode(text) ?? text;
        Match(text, found);
        foreach (var decoded in escapes == 0 ? [] : Unescaped(text).OfType<MappedText>())
        {
            Visit(decoded, escapes - 1, encodings, found);
        }

        foreach (var decoded in encodings == 0 ? [] : EncodedBytes.Base64(text).Concat(EncodedBytes.Hex(text)))
        {
            // Bytes decoded at a wrong offset, or from plain words, are noise.
            if (IsMostlyText(decoded.Characters))
            {
                Visit(decoded, escapes, encodings - 1, found);
            }
            else
            {
                Match(decoded, found);
            }
        }
    }

    private void Match(MappedText text, List<(int Start, int End)> found)
    {
        var first = found.Count;
        _patterns.Find(text.Characters, found);
        for (var i = first; i < found.Count; i++)
        {
            found[i] = text.Original(found[i].Start, found[i].End);
        }
    }

    private MappedText?[] Unescaped(MappedText text) =>
        [
            PercentEscapes.Decode(text, plusIsSpace: false),
            _haveSpaces ? PercentEscapes.Decode(text, plusIsSpace: true) : null,
            BackslashEscapes.Decode(text),
            HtmlEntities.Decode(text),
            DoubledQuotes.DecodeQuotes(text),
            DoubledQuotes.DecodeMarks(text),
        ];

    private static bool IsMostlyText(ReadOnlySpan<char> text)
    {
        var printable = 0;
        foreach (var character in text)
        {
            printable += character is '\0' or '\n' or '\t' or (>= ' ' and <= '~') or > '\u00FF' ? 1 : 0;
        }

        return printable * 2 > text.Length;
    }

    private static List<(int Start, int End)> Joined(List<(int Start, int End)> ranges)
    {
        ranges.Sort();
        var joined = new List<(int Start, int End)>();
        foreach (var range in ranges)
        {
            if (joined.Count > 0 && range.Start <= joined[^1].End)
            {
                joined[^1] = (joined[^1].Start, Math.Max(joined[^1].End, range.End));
            }
            else
            {
                joined.Add(range);
            }
        }

        return joined;
    }
}
