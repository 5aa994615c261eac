using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Engine.Plans;

/// <summary>Parses the notation of <see cref="PropertyPath"/>.</summary>
internal ref struct PathParser
{
    /// <summary>What stands between brackets for every element of a list.</summary>
    public const string Every = "*";

    private const string EndOfName = ".[";

    private readonly string _text;
    private readonly bool _isStrict;
    private int _at;

    private PathParser(string text, bool isStrict) => (_text, _isStrict) = (text, isStrict);

    private readonly bool IsAtEnd => _at == _text.Length;

    /// <param name="text">The notation.</param>
    /// <param name="isStrict">Whether misplaced dots and quotation marks are problems.</param>
    /// <param name="problem">What is wrong, where, and what to write instead; empty for a valid path.</param>
    /// <returns>The steps; null if the string is not a valid path.</returns>
    public static ImmutableArray<PathStep>? Parse(string text, bool isStrict, out string problem)
    {
        var parser = new PathParser(text, isStrict);
        var steps = ImmutableArray.CreateBuilder<PathStep>();
        problem = isStrict && text.Length == 0 ? "it is empty." : "";
        while (problem.Length == 0 && !parser.IsAtEnd)
        {
            problem = parser.Step(steps);
        }

        return problem.Length == 0 ? steps.ToImmutable() : null;
    }

    /// <summary>Returns whether a name is not its own notation.</summary>
    public static bool NeedsQuotes(string name) => name is "" or Every || name.AsSpan().ContainsAny("""."[]""");

    private string Step(ImmutableArray<PathStep>.Builder steps)
    {
        if (_text[_at] == '[')
        {
            return _text.AsSpan(_at + 1).StartsWith("\"") ? Quoted(steps) : Element(steps);
        }

        if (_text[_at] == '.')
        {
            _at++;
            if (_isStrict && (steps.Count == 0 || IsAtEnd || EndOfName.Contains(_text[_at], StringComparison.Ordinal)))
            {
                return $"the dot at character {Place(_at - 1)} is not between two names.";
            }
        }
        else if (_isStrict && steps.Count > 0)
        {
            return $"a dot is missing at character {Place(_at)}.";
        }

        return Name(steps);
    }

    private string Name(ImmutableArray<PathStep>.Builder steps)
    {
        var start = _at;
        var length = _text.AsSpan(_at).IndexOfAny(EndOfName);
        _at = length < 0 ? _text.Length : start + length;
        var name = _text[start.._at];
        if (name.Length > 0)
        {
            steps.Add(PathStep.To(name));
        }

        return !_isStrict || !NeedsQuotes(name) ? ""
            : name == Every ? "write [*] for every element of a list."
            : $"write the name '{name}' as {PropertyPath.From(PathStep.To(name))}.";
    }

    private string Element(ImmutableArray<PathStep>.Builder steps)
    {
        var end = _text.IndexOf(']', _at);
        if (end < 0)
        {
            return $"the bracket at character {Place(_at)} is not closed.";
        }

        var key = _text[(_at + 1)..end];
        _at = end + 1;
        if (key == Every)
        {
            steps.Add(PathStep.Every);
            return "";
        }

        if (!int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return $"'[{key}]' is not a list element; use an index such as [0], [*] for every element, or [\"{key}\"] for a property.";
        }

        steps.Add(PathStep.To(index));
        return "";
    }

    private string Quoted(ImmutableArray<PathStep>.Builder steps)
    {
        var open = _at;
        var name = new StringBuilder();
        for (_at += 2; !IsAtEnd && _text[_at] != '"'; _at++)
        {
            if (_text[_at] == '\\' && _at + 1 < _text.Length && _text[_at + 1] == '"')
            {
                _at++;
            }

            name.Append(_text[_at]);
        }

        if (!_text.AsSpan(_at).StartsWith("\"]"))
        {
            return IsAtEnd
                ? $"the quotation mark at character {Place(open + 1)} is not closed."
                : $"the bracket at character {Place(open)} is not closed behind its quotation mark.";
        }

        _at += 2;
        steps.Add(PathStep.To(name.ToString()));
        return "";
    }

    private static string Place(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);
}
