using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Engine.Diagnostics;

namespace Engine.Plans.Json;

/// <summary>
/// The encoding of JSON strings: non-ASCII letters are not escaped; characters that a terminal does not show, and those that a CI log takes
/// for the start of a command (<c>##[</c>), are.
/// </summary>
internal sealed unsafe class ReadableJson : JavaScriptEncoder
{
    /// <summary>The maximum depth of nesting in both directions: more than the protocol itself supports.</summary>
    public const int MaximumDepth = 4_000;

    /// <summary>The options for all JSON that this tool prints.</summary>
    public static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        MaxDepth = MaximumDepth,
        Encoder = new ReadableJson(),
    };

    /// <summary>The length of an escaped character outside the basic multilingual plane: two escapes of six characters.</summary>
    private const int MaximumEscape = 12;

    private static readonly SearchValues<char> Ordinary = SearchValues.Create([
        .. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code).Where(character => character is not ('"' or '\\' or '#')),
    ]);

    private readonly JavaScriptEncoder _relaxed = UnsafeRelaxedJsonEscaping;

    private ReadableJson() { }

    /// <inheritdoc/>
    public override int MaxOutputCharactersPerInputCharacter => MaximumEscape;

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
