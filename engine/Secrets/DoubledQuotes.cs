using System.Buffers;

namespace Engine.Secrets;

/// <summary>
/// Decodes doubled characters: quotes in SQL, CSV and verbatim strings, braces in format strings, dollar signs in Compose files; and a
/// shell's way to write a quote inside quotes.
/// </summary>
internal static class DoubledQuotes
{
    private static readonly SearchValues<char> Quotes = SearchValues.Create("'\"`");

    private static readonly SearchValues<char> Marks = SearchValues.Create("{}$%");

    private static readonly string[] ShellQuotes = [@"'\''", "'\"'\"'"];

    /// <returns>The decoded text; null if no quote is doubled.</returns>
    public static MappedText? DecodeQuotes(MappedText text) => Decode(text, Quotes);

    /// <returns>The decoded text; null if no brace, dollar or percent sign is doubled.</returns>
    public static MappedText? DecodeMarks(MappedText text) => Decode(text, Marks);

    private static MappedText? Decode(MappedText text, SearchValues<char> doubled)
    {
        var characters = text.Characters;
        if (!HasAny(characters, doubled))
        {
            return null;
        }

        var writer = new MappedText.Writer(text);
        for (var i = 0; i < characters.Length; )
        {
            var length = Length(characters[i..], doubled);
            writer.Add(characters[i], i, i + length);
            i += length;
        }

        return writer.ToText();
    }

    private static bool HasAny(ReadOnlySpan<char> text, SearchValues<char> doubled)
    {
        for (int next, i = 0; (next = text[i..].IndexOfAny(doubled)) >= 0; i += next + 1)
        {
            if (Length(text[(i + next)..], doubled) > 1)
            {
                return true;
            }
        }

        return false;
    }

    private static int Length(ReadOnlySpan<char> text, SearchValues<char> doubled)
    {
        if (text.Length == 1 || !doubled.Contains(text[0]))
        {
            return 1;
        }

        foreach (var quote in ShellQuotes)
        {
            if (text.StartsWith(quote, StringComparison.Ordinal))
            {
                return quote.Length;
            }
        }

        return text[1] == text[0] ? 2 : 1;
    }
}
