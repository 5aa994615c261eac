using System.Globalization;
using System.Text;

namespace Engine.Processes;

/// <summary>Returns a part of a string, redacted.</summary>
/// <param name="text">The part, with what is around it.</param>
/// <param name="start">Where the part begins.</param>
/// <param name="end">Where it ends.</param>
internal delegate string PartReader(string text, int start, int end);

/// <summary>Keeps the beginning and the end of a text of any length: what a process prints must not fill the memory.</summary>
/// <param name="limit">Characters that are shown of each end.</param>
internal sealed class BoundedText(int limit = BoundedText.DefaultLimit)
{
    private const int DefaultLimit = 32 * 1024;

    /// <summary>Kept beyond what is shown, so that a secret that the limit cuts in two is known by its whole.</summary>
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

    /// <summary>The text, with a line in place of what was left out.</summary>
    public override string ToString() => ToString((text, start, end) => text[start..end]);

    /// <inheritdoc cref="ToString()"/>
    /// <param name="read">Writes each end.</param>
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
