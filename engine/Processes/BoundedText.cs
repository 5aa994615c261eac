using System.Globalization;
using System.Text;

namespace Engine.Processes;

/// <summary>Keeps the beginning and the end of a text of any length: what a process prints must not fill the memory.</summary>
/// <param name="limit">Characters kept at each end.</param>
internal sealed class BoundedText(int limit = BoundedText.DefaultLimit)
{
    private const int DefaultLimit = 32 * 1024;

    private readonly Lock _lock = new();
    private readonly StringBuilder _head = new();
    private readonly char[] _tail = new char[limit];
    private long _tailWritten;

    public void Append(ReadOnlySpan<char> text)
    {
        lock (_lock)
        {
            var fits = Math.Min(text.Length, limit - _head.Length);
            _head.Append(text[..fits]);
            foreach (var character in text[fits..])
            {
                _tail[_tailWritten++ % limit] = character;
            }
        }
    }

    /// <summary>The text, with a line in place of what was left out.</summary>
    public override string ToString()
    {
        lock (_lock)
        {
            var dropped = Math.Max(0, _tailWritten - limit);
            var start = (int)(_tailWritten % limit);
            var tail =
                dropped == 0
                    ? new string(_tail, 0, (int)_tailWritten)
                    : string.Create(
                        CultureInfo.InvariantCulture,
                        $"\n… {dropped:#,0} characters left out …\n{_tail.AsSpan(start)}{_tail.AsSpan(0, start)}"
                    );
            return $"{_head}{tail}";
        }
    }
}
