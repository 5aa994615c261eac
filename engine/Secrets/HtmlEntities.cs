using System.Net;
using System.Text;

namespace Engine.Secrets;

/// <summary>Decodes named, decimal and hexadecimal entities of HTML and XML.</summary>
internal static class HtmlEntities
{
    /// <summary>The maximum length of an entity: the longest name, and digits with leading zeros.</summary>
    private const int MaximumLength = 32;

    /// <summary>The HTML 5 names of ASCII punctuation; .NET decodes only those of HTML 4.</summary>
    private static readonly Dictionary<string, char> Punctuation = new(StringComparer.Ordinal)
    {
        ["Tab"] = '\t',
        ["NewLine"] = '\n',
        ["excl"] = '!',
        ["num"] = '#',
        ["dollar"] = '$',
        ["percnt"] = '%',
        ["apos"] = '\'',
        ["lpar"] = '(',
        ["rpar"] = ')',
        ["ast"] = '*',
        ["midast"] = '*',
        ["plus"] = '+',
        ["comma"] = ',',
        ["period"] = '.',
        ["sol"] = '/',
        ["colon"] = ':',
        ["semi"] = ';',
        ["equals"] = '=',
        ["quest"] = '?',
        ["commat"] = '@',
        ["lsqb"] = '[',
        ["lbrack"] = '[',
        ["bsol"] = '\\',
        ["rsqb"] = ']',
        ["rbrack"] = ']',
        ["Hat"] = '^',
        ["lowbar"] = '_',
        ["UnderBar"] = '_',
        ["grave"] = '`',
        ["lcub"] = '{',
        ["lbrace"] = '{',
        ["verbar"] = '|',
        ["vert"] = '|',
        ["rcub"] = '}',
        ["rbrace"] = '}',
        ["hyphen"] = '-',
    };

    /// <returns>The decoded text; null if nothing is escaped.</returns>
    public static MappedText? Decode(MappedText text)
    {
        var characters = text.Characters;
        if (!characters.Contains('&'))
        {
            return null;
        }

        var writer = new MappedText.Writer(text);
        for (var i = 0; i < characters.Length; )
        {
            var (decoded, length) = characters[i] == '&' ? Entity(characters[i..]) : (null, 1);
            foreach (var character in decoded ?? characters.Slice(i, 1).ToString())
            {
                writer.Add(character, i, i + length);
            }

            i += length;
        }

        return writer.ToDecoded();
    }

    /// <returns>The decoded characters, null if it is not an entity; and its length.</returns>
    private static (string? Decoded, int Length) Entity(ReadOnlySpan<char> text)
    {
        if (text.Length > 1 && text[1] == '#')
        {
            return Number(text);
        }

        var end = text[..Math.Min(text.Length, MaximumLength)].IndexOf(';');
        if (end < 2)
        {
            return (null, 1);
        }

        var name = text[1..end].ToString();
        var decoded = Punctuation.TryGetValue(name, out var character) ? character.ToString() : WebUtility.HtmlDecode($"&{name};");
        return decoded.Length <= 2 ? (decoded, end + 1) : (null, 1);
    }

    /// <summary>Decodes a numeric entity; as in browsers, the semicolon is optional.</summary>
    private static (string? Decoded, int Length) Number(ReadOnlySpan<char> text)
    {
        var isHex = text.Length > 2 && text[2] is 'x' or 'X';
        var start = isHex ? 3 : 2;
        var digits = 0;
        while (
            digits < MaximumLength
            && start + digits < text.Length
            && (isHex ? char.IsAsciiHexDigit(text[start + digits]) : char.IsAsciiDigit(text[start + digits]))
        )
        {
            digits++;
        }

        var number = text.Slice(start, digits).TrimStart('0');
        var code = isHex ? Digits.Hex(number) : Digits.Decimal(number);
        if (code is not { } value || !Rune.TryCreate(value, out var rune))
        {
            return (null, 1);
        }

        var length = start + digits;
        return (rune.ToString(), length < text.Length && text[length] == ';' ? length + 1 : length);
    }
}
