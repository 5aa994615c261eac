using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Engine.Wire;

namespace Engine.Plans.Json;

/// <summary>
/// How JSON is written: indented, with umlauts and arrows as they are, and with escapes for what a terminal does not show, and for what
/// the log of a CI system takes for the start of a command (<c>##[</c>).
/// </summary>
internal sealed unsafe class ReadableJson : JavaScriptEncoder
{
    /// <summary>Levels of nesting that are written and read: more than the protocol itself carries.</summary>
    public const int MaximumDepth = 4_000;

    /// <summary>Of every JSON this tool prints.</summary>
    public static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        MaxDepth = MaximumDepth,
        Encoder = new ReadableJson(),
    };

    /// <summary>A character outside the basic plane as two escapes of six characters.</summary>
    private const int LongestEscape = 12;

    private static readonly SearchValues<char> Ordinary = SearchValues.Create([
        .. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code).Where(character => character is not ('"' or '\\' or '#')),
    ]);

    private readonly JavaScriptEncoder _relaxed = UnsafeRelaxedJsonEscaping;

    private ReadableJson() { }

    /// <inheritdoc/>
    public override int MaxOutputCharactersPerInputCharacter => LongestEscape;

    /// <inheritdoc/>
    public override bool WillEncode(int unicodeScalar) => _relaxed.WillEncode(unicodeScalar) || IsEscaped(unicodeScalar);

    /// <inheritdoc/>
    public override int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var characters = new ReadOnlySpan<char>(text, textLength);
        var unusual = characters.IndexOfAnyExcept(Ordinary);
        for (var i = Math.Max(unusual, 0); unusual >= 0 && i < characters.Length; )
        {
            var isWhole = Rune.DecodeFromUtf16(characters[i..], out var rune, out var used) == OperationStatus.Done;
            if (!isWhole || WillEncode(rune.Value))
            {
                return i;
            }

            i += used;
        }

        return -1;
    }

    /// <inheritdoc/>
    public override bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        if (_relaxed.WillEncode(unicodeScalar) || !IsEscaped(unicodeScalar))
        {
            return _relaxed.TryEncodeUnicodeScalar(unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);
        }

        var units = new Rune(unicodeScalar).ToString();
        var escape = string.Concat(units.Select(unit => $"\\u{(int)unit:x4}"));
        numberOfCharactersWritten = escape.Length <= bufferLength ? escape.Length : 0;
        return escape.AsSpan().TryCopyTo(new Span<char>(buffer, bufferLength));
    }

    private static bool IsEscaped(int scalar) => scalar == '#' || (scalar > '~' && ProgramText.IsHidden(new Rune(scalar)));
}
