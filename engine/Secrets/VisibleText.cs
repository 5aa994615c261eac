using System.Globalization;

namespace Engine.Secrets;

/// <summary>Removes invisible characters: color codes, control characters, zero-width characters.</summary>
internal static class VisibleText
{
    private const char Escape = '\u001B';

    /// <summary>
    /// The maximum length of a control sequence; titles and links are shorter. An unterminated sequence is a stray character.
    /// </summary>
    private const int MaximumSequence = 512;

    public static string From(string text)
    {
        var mapped = new MappedText(text);
        return Decode(mapped) is { } visible ? visible.Characters.ToString() : text;
    }

    /// <returns>The visible text; null if all of it is visible.</returns>
    public static MappedText? Decode(MappedText text)
    {
        var characters = text.Characters;
        var first = FirstHidden(characters);
        if (first < 0)
        {
            return null;
        }

        var writer = new MappedText.Writer(text);
        for (var i = 0; i < characters.Length; )
        {
            if (i >= first && IsHidden(characters[i]))
            {
                i += characters[i] is Escape or '\u009B' ? SequenceLength(characters[i..]) : 1;
            }
            else if (i >= first && i + 1 < characters.Length && IsHiddenPair(characters[i], characters[i + 1]))
            {
                i += 2;
            }
            else
            {
                writer.Add(characters[i], i, i + 1);
                i++;
            }
        }

        return writer.ToText();
    }

    private static int FirstHidden(ReadOnlySpan<char> text)
    {
        var unusual = text.IndexOfAnyExceptInRange(' ', '~');
        for (var i = unusual < 0 ? text.Length : unusual; i < text.Length; i++)
        {
            if (IsHidden(text[i]) || (i + 1 < text.Length && IsHiddenPair(text[i], text[i + 1])))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsHidden(char character) =>
        character < ' '
            ? character is not ('\n' or '\t')
            : character >= 0x7F
                && (
                    char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format
                    // Marks and fillers without a width of their own (Unicode, Default_Ignorable_Code_Point), and noncharacters.
                    || character is '\u034F' or '\u115F' or '\u1160' or '\u3164' or '\uFFA0' or (>= '\uFE00' and <= '\uFE0F')
                    || character is >= '\uFFFE' or (>= '\uFDD0' and <= '\uFDEF')
                );

    /// <summary>Returns whether the pair is a tag or variation selector (U+E0000 to U+E0FFF).</summary>
    private static bool IsHiddenPair(char high, char low) => high is >= '\uDB40' and <= '\uDB43' && char.IsLowSurrogate(low);

    /// <summary>Returns the length of a control sequence (ECMA-48: CSI and OSC); 1 for a stray escape.</summary>
    private static int SequenceLength(ReadOnlySpan<char> text)
    {
        var body = text[0] == Escape ? 2 : 1;
        if (body > text.Length)
        {
            return 1;
        }

        return (text[0], text[body - 1]) switch
        {
            (Escape, '[') or ('\u009B', _) => EndOf(text, body, character => character is >= '@' and <= '~'),
            (Escape, ']') => EndOf(text, body, character => character is '\a' or '\u009C' or Escape),
            _ => 1,
        };
    }

    private static int EndOf(ReadOnlySpan<char> text, int start, Func<char, bool> isEnd)
    {
        for (var i = start; i < Math.Min(text.Length, MaximumSequence); i++)
        {
            if (isEnd(text[i]))
            {
                return i + 1;
            }
        }

        return 1;
    }
}
