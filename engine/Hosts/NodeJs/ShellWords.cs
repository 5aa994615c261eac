using System.Text;

namespace Engine.Hosts.NodeJs;

/// <summary>
/// Splits a line into words as Pulumi's language host does: with quotes, backslashes and comments as in a shell, without expansion.
/// </summary>
internal sealed class ShellWords
{
    private readonly List<string> _words = [];
    private readonly StringBuilder _word = new();
    private readonly IEnumerator<char> _rest;
    private bool _inWord;

    private ShellWords(string line) => _rest = line.GetEnumerator();

    /// <exception cref="FormatException">A quote is not closed, or a backslash ends the line.</exception>
    public static IReadOnlyList<string> Split(string line)
    {
        var words = new ShellWords(line);
        while (words._rest.MoveNext())
        {
            words.Read(words._rest.Current);
        }

        words.End();
        return words._words;
    }

    private void Read(char character)
    {
        switch (character)
        {
            case ' ' or '\t' or '\r' or '\n':
                End();
                return;
            case '#' when !_inWord:
                while (_rest.MoveNext() && _rest.Current != '\n') { }

                return;
            case '"' or '\'':
                ReadQuoted(character);
                break;
            case '\\':
                _word.Append(Next("a backslash ends it"));
                break;
            default:
                _word.Append(character);
                break;
        }

        _inWord = true;
    }

    /// <summary>Reads a quoted part: a backslash escapes any character in double quotes, and none in single quotes.</summary>
    private void ReadQuoted(char quote)
    {
        char character;
        while ((character = Next($"a quote ({quote}) is not closed")) != quote)
        {
            _word.Append(character == '\\' && quote == '"' ? Next("a backslash ends it") : character);
        }
    }

    private char Next(string otherwise) => _rest.MoveNext() ? _rest.Current : throw new FormatException(otherwise);

    private void End()
    {
        if (_inWord)
        {
            _words.Add(_word.ToString());
            _word.Clear();
            _inWord = false;
        }
    }
}
