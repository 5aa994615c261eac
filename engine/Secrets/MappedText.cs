using System.Text;

namespace Engine.Secrets;

/// <summary>A decoded string, with the position in the original of each of its characters.</summary>
internal sealed class MappedText
{
    private readonly ReadOnlyMemory<char> _characters;
    private readonly int[]? _starts;
    private readonly int[]? _ends;

    /// <summary>Creates a mapping of the original to itself.</summary>
    public MappedText(string original) => _characters = original.AsMemory();

    private MappedText(ReadOnlyMemory<char> characters, int[] starts, int[] ends) =>
        (_characters, _starts, _ends) = (characters, starts, ends);

    public int Length => _characters.Length;

    public ReadOnlySpan<char> Characters => _characters.Span;

    /// <summary>Returns the range of the original that a range of this string was decoded from.</summary>
    public (int Start, int End) Original(int start, int end) => (_starts?[start] ?? start, _ends?[end - 1] ?? end);

    /// <summary>Builds a decoded string.</summary>
    internal sealed class Writer(MappedText source, int capacity)
    {
        private readonly char[] _characters = new char[capacity];
        private readonly int[] _starts = new int[capacity];
        private readonly int[] _ends = new int[capacity];
        private readonly List<(byte Value, int Start, int End)> _bytes = [];
        private int _length;

        /// <summary>Creates a writer with the capacity of the source: decoding never lengthens a string.</summary>
        public Writer(MappedText source)
            : this(source, source.Length) { }

        /// <summary>Adds a character that was decoded from a range of the source.</summary>
        public void Add(char character, int start, int end)
        {
            FlushBytes();
            Append(character, start, end);
        }

        /// <summary>Adds one byte of UTF-8; a byte that is not valid UTF-8 becomes a character of its own.</summary>
        public void AddByte(byte value, int start, int end)
        {
            if (value < 0x80)
            {
                Add((char)value, start, end);
            }
            else
            {
                _bytes.Add((value, start, end));
            }
        }

        /// <returns>The decoded string; null if nothing was decoded, which the length shows because decoding shortens a string.</returns>
        public MappedText? ToDecoded() => ToText() is var text && text.Length < source.Length ? text : null;

        public MappedText ToText()
        {
            FlushBytes();
            return new MappedText(_characters.AsMemory(0, _length), _starts, _ends);
        }

        private void FlushBytes()
        {
            if (_bytes.Count == 0)
            {
                return;
            }

            var bytes = _bytes.Select(part => part.Value).ToArray().AsSpan();
            var utf16 = (stackalloc char[2]);
            for (var i = 0; i < bytes.Length; )
            {
                var isUtf8 = Rune.DecodeFromUtf8(bytes[i..], out var rune, out var used) == System.Buffers.OperationStatus.Done;
                used = isUtf8 ? used : 1;
                var count = isUtf8 ? rune.EncodeToUtf16(utf16) : 1;
                for (var j = 0; j < count; j++)
                {
                    Append(isUtf8 ? utf16[j] : (char)bytes[i], _bytes[i].Start, _bytes[i + used - 1].End);
                }

                i += used;
            }

            _bytes.Clear();
        }

        private void Append(char character, int start, int end)
        {
            (_starts[_length], _ends[_length]) = source.Original(start, end);
            _characters[_length++] = character;
        }
    }
}
