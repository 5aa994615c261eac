using System.Runtime.CompilerServices;

namespace Engine.Secrets;

/// <summary>Decodes runs of Base64 or hexadecimal digits, including those with line breaks or separators in between.</summary>
/// <remarks>
/// Short runs of Base64 are not decoded, because words look like them. They are searched for <see cref="EncodedPatterns"/> instead.
/// </remarks>
internal static class EncodedBytes
{
    /// <summary>The digits of a Base64 group; the encoded string may start at any of them.</summary>
    private const int Base64Group = 4;

    private const int HexGroup = 2;

    /// <summary>The minimum length in digits: words are shorter, and identifiers of this length have letters of one case, or few.</summary>
    public const int MinimumBase64 = 20;

    /// <summary>The minimum length in digits: four bytes, the length of the shortest secret that is searched for.</summary>
    private const int MinimumHex = 8;

    /// <summary>
    /// The minimum length of a line that continues in the next: wrapped Base64 has long lines, ordinary words are shorter.
    /// </summary>
    private const int MinimumLine = 16;

    /// <summary>The maximum length of a separator between two bytes: <c>, 0x</c>.</summary>
    private const int MaximumSeparator = 4;

    /// <summary>Separates the contents of consecutive runs.</summary>
    private const byte Separator = (byte)'\n';

    /// <summary>Decodes standard and URL-safe Base64, once for each position in a group at which it may start.</summary>
    public static IEnumerable<MappedText> Base64(MappedText text)
    {
        var runs = Base64Runs(text.Characters);
        return runs.Count == 0 ? [] : Enumerable.Range(0, Base64Group).Select(skipped => DecodeBase64(text, runs, skipped));
    }

    /// <summary>Decodes hexadecimal digits, once for each digit of a byte at which they may start.</summary>
    public static IEnumerable<MappedText> Hex(MappedText text)
    {
        var runs = HexRuns(text.Characters);
        return runs.Count == 0 ? [] : Enumerable.Range(0, HexGroup).Select(skipped => DecodeHex(text, runs, skipped));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static List<(int Start, int End)> Base64Runs(ReadOnlySpan<char> text)
    {
        var runs = new List<(int Start, int End)>();
        for (var i = 0; i + MinimumBase64 <= text.Length; i++)
        {
            var start = i;
            var (digits, line, upper, lower) = (0, 0, false, false);
            for (; i < text.Length; i++)
            {
                if (Sextet(text[i]) >= 0)
                {
                    (digits, line) = (digits + 1, line + 1);
                    upper |= char.IsAsciiLetterUpper(text[i]);
                    lower |= char.IsAsciiLetterLower(text[i]);
                }
                else if (text[i] == '\n' && line >= MinimumLine)
                {
                    line = 0;
                }
                else if (text[i] != ' ' || line > 0 || digits == 0)
                {
                    break;
                }
            }

            if (digits >= MinimumBase64 && upper && lower)
            {
                runs.Add((start, i));
            }
        }

        return runs;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static List<(int Start, int End)> HexRuns(ReadOnlySpan<char> text)
    {
        var runs = new List<(int Start, int End)>();
        for (var i = 0; i + MinimumHex <= text.Length; i++)
        {
            if (!char.IsAsciiHexDigit(text[i]))
            {
                continue;
            }

            var start = i;
            var (digits, group, gap) = (0, 0, 0);
            for (; i < text.Length; i++)
            {
                if (IsHexDigit(text, i))
                {
                    (digits, group, gap) = (digits + 1, group + 1, 0);
                }
                else if (digits > 0 && gap < MaximumSeparator && group % HexGroup == 0 && IsHexSeparator(text[i]))
                {
                    (group, gap) = (0, gap + 1);
                }
                else
                {
                    break;
                }
            }

            if (digits >= MinimumHex)
            {
                runs.Add((start, i));
            }

            // An extra digit before a separator belongs to the preceding text: the pair next to the separator may start another run.
            if (group > HexGroup && group % HexGroup != 0 && i < text.Length && IsHexSeparator(text[i]))
            {
                i -= HexGroup + 1;
            }
        }

        return runs;
    }

    private static MappedText DecodeBase64(MappedText text, List<(int Start, int End)> runs, int skipped)
    {
        var characters = text.Characters;
        var writer = new MappedText.Writer(text, Capacity(runs));
        foreach (var (start, end) in runs)
        {
            var (place, before, last) = (-skipped - 1, 0, 0);
            for (var i = start; i < end; i++)
            {
                if (Sextet(characters[i]) is >= 0 and var digit)
                {
                    place++;
                    if (place > 0 && place % Base64Group is > 0 and var inGroup)
                    {
                        writer.AddByte((byte)(((before << 6) | digit) >> (6 - 2 * inGroup)), last, i + 1);
                    }

                    (before, last) = (digit, i);
                }
            }

            writer.AddByte(Separator, end - 1, end);
        }

        return writer.ToText();
    }

    private static MappedText DecodeHex(MappedText text, List<(int Start, int End)> runs, int skipped)
    {
        var characters = text.Characters;
        var writer = new MappedText.Writer(text, Capacity(runs));
        foreach (var (start, end) in runs)
        {
            var (place, before, last) = (-skipped - 1, 0, 0);
            for (var i = start; i < end; i++)
            {
                if (IsHexDigit(characters, i))
                {
                    var digit = Nibble(characters[i]);
                    place++;
                    if (place > 0 && place % HexGroup == 1)
                    {
                        writer.AddByte((byte)((before << 4) | digit), last, i + 1);
                    }

                    (before, last) = (digit, i);
                }
            }

            writer.AddByte(Separator, end - 1, end);
        }

        return writer.ToText();
    }

    private static int Capacity(List<(int Start, int End)> runs) => runs.Sum(run => run.End - run.Start + 1);

    /// <summary>Returns whether a character is a hexadecimal digit, and not the zero of <c>0x</c>.</summary>
    private static bool IsHexDigit(ReadOnlySpan<char> text, int at) =>
        char.IsAsciiHexDigit(text[at]) && !(text[at] == '0' && at + 1 < text.Length && text[at + 1] == 'x');

    private static bool IsHexSeparator(char character) => character is ' ' or ':' or ',' or '-' or '_' or '.' or '\n' or '\t' or '0' or 'x';

    private static int Nibble(char digit) => char.IsAsciiDigit(digit) ? digit - '0' : (digit | ' ') - 'a' + 10;

    private static int Sextet(char character) =>
        character switch
        {
            >= 'A' and <= 'Z' => character - 'A',
            >= 'a' and <= 'z' => character - 'a' + 26,
            >= '0' and <= '9' => character - '0' + 52,
            '+' or '-' => 62,
            '/' or '_' => 63,
            _ => -1,
        };
}
