using System.Text;

namespace Engine.Secrets;

/// <summary>Decodes backslash escapes of JSON, C#, JavaScript and shells.</summary>
internal static class BackslashEscapes
{
    /// <returns>The decoded text; null if nothing is escaped.</returns>
    public static MappedText? Decode(MappedText text)
    {
        var characters = text.Characters;
        if (!characters.Contains('\\'))
        {
            return null;
        }

        var writer = new MappedText.Writer(text);
        for (var i = 0; i < characters.Length; )
        {
            if (characters[i] == '\\' && i + 1 < characters.Length)
            {
                i += Write(characters[i..], i, writer);
            }
            else
            {
                writer.Add(characters[i], i, i + 1);
                i++;
            }
        }

        return writer.ToDecoded();
    }

    /// <returns>The length of the escape.</returns>
    private static int Write(ReadOnlySpan<char> escape, int at, MappedText.Writer writer)
    {
        switch (escape[1])
        {
            case 'u' or 'U':
                return WriteUnicode(escape, at, writer);
            case 'x' when Digits.CountHex(escape[2..], 2) is > 0 and var digits:
                writer.AddByte((byte)Digits.Hex(escape.Slice(2, digits))!.Value, at, at + 2 + digits);
                return 2 + digits;
            case >= '0' and <= '7':
                return WriteOctal(escape, at, writer);
            case '\n':
                // A line continuation.
                return 2;
            default:
                writer.Add(Single(escape[1]), at, at + 2);
                return 2;
        }
    }

    private static int WriteUnicode(ReadOnlySpan<char> escape, int at, MappedText.Writer writer)
    {
        var isBraced = escape.Length > 2 && escape[2] == '{';
        var start = isBraced ? 3 : 2;
        return WriteCode(escape, at, start, Digits.CountHex(escape[start..], isBraced || escape[1] == 'U' ? 8 : 4), writer, isBraced);
    }

    private static int WriteCode(ReadOnlySpan<char> escape, int at, int start, int digits, MappedText.Writer writer, bool closed = false)
    {
        if (digits == 0 || Digits.Hex(escape.Slice(start, digits)) is not { } code)
        {
            writer.Add(escape[1], at, at + 2);
            return 2;
        }

        var length = start + digits + (closed && start + digits < escape.Length && escape[start + digits] == '}' ? 1 : 0);
        if (code <= char.MaxValue)
        {
            writer.Add((char)code, at, at + length);
        }
        else if (Rune.TryCreate(code, out var rune))
        {
            foreach (var character in rune.ToString())
            {
                writer.Add(character, at, at + length);
            }
        }

        return length;
    }

    private static int WriteOctal(ReadOnlySpan<char> escape, int at, MappedText.Writer writer)
    {
        const int maximumDigits = 3;
        var (value, digits) = (0, 0);
        while (digits < maximumDigits && digits + 1 < escape.Length && escape[digits + 1] is >= '0' and <= '7')
        {
            value = value * 8 + escape[++digits] - '0';
        }

        writer.AddByte((byte)value, at, at + 1 + digits);
        return 1 + digits;
    }

    private static char Single(char character) =>
        character switch
        {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'b' => '\b',
            'f' => '\f',
            'v' => '\v',
            'a' => '\a',
            'e' => '\u001B',
            _ => character,
        };
}
