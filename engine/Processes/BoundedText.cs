using System.Globalization;
using System.Text;

namespace Engine.Processes;

/// <summary>Returns a redacted part of a string.</summary>
/// <param name="text">The whole string.</param>
/// <param name="start">The start of the part.</param>
/// <param name="end">The end of the part.</param>
internal delegate string PartReader(string text, int start, int end);

/// <summary>Keeps the beginning and the end of a long text, so that the output of a process cannot exhaust the memory.</summary>
/// <param name="limit">The number of characters shown of each end.</param>
internal sealed class BoundedText(int limit = BoundedText.DefaultLimit)
{
    private const int DefaultLimit = 32 * 1024;

    /// <summary>The additional characters kept of each end, so that a secret that the limit cuts in two is still recognized.</summary>
    private const int Margin = 8 * 1024;

    private readonly Lock _lock = new();
    private readonly StringBuilder _head = new();
    private readonly char[] _tail = new char[limit + Margin];
    private long _written;

    public void Append(ReadOnlySpan<char> text)
    {
        lock (_lock)
        {
            _head.Append(text[..Math.Min(text.Length, limit + Margin - _head.Length)]);
            var skipped = Math.Max(0, text.Length - _tail.Length);
            _written += skipped;
            for (var rest = text[skipped..]; rest.Length > 0; )
            {
                var place = _tail.AsSpan((int)(_written % _tail.Length));
                var part = rest[..Math.Min(rest.Length, place.Length)];
                part.CopyTo(place);
                _written += part.Length;
                rest = rest[part.Length..];
            }
        }
    }

    /// <summary>Returns the kept text, with a line in place of the omitted part.</summary>
    public override string ToString() => ToString((text, start, end) => text[start..end]);

    /// <inheritdoc cref="ToString()"/>
    /// <param name="read">Reads each end.</param>
    public string ToString(PartReader read)
    {
        lock (_lock)
        {
            var head = _head.ToString();
            var tail = Tail();
            if (_written <= 2L * limit)
            {
                var whole = head + tail[^(int)Math.Max(0, _written - head.Length)..];
                return read(whole, 0, whole.Length);
            }

            var notice = string.Create(CultureInfo.InvariantCulture, $"\n… {_written - 2L * limit:#,0} characters left out …\n");
            return read(head, 0, limit) + notice + read(tail, tail.Length - limit, tail.Length);
        }
    }

    private string Tail()
    {
        var start = (int)(_written % _tail.Length);
        return _written <= _tail.Length ? new string(_tail, 0, (int)_written) : $"{_tail.AsSpan(start)}{_tail.AsSpan(0, start)}";
    }
}
