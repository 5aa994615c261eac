using System.Buffers;
using System.Text;
using Engine.Wire;

namespace Review.Render;

/// <summary>
/// Escapes strings of programs and files for GitHub's Markdown: they never become a link, a mention, a reference, an emoji, HTML or a
/// table cell. Ordinary names and sentences stay as they are; everything else becomes a code span.
/// </summary>
internal static class MarkdownText
{
    /// <summary>GitHub links what may be the start of a commit's hash.</summary>
    private const int MinimumHash = 7;

    /// <summary>Punctuation that Markdown gives no meaning inside a line.</summary>
    private static readonly SearchValues<char> Harmless = SearchValues.Create(" ,.()/%+;'-_:=?\"");

    public static string Of(string text)
    {
        var visible = ProgramText.Clean(text.ReplaceLineEndings("⏎").Replace('\t', ' '));
        return visible.Length == 0 || IsPlain(visible) ? visible : Code(visible);
    }

    private static bool IsPlain(string text) =>
        char.IsLetterOrDigit(text[0])
        && text[^1] is not ' '
        && text.All(character => char.IsLetterOrDigit(character) || Harmless.Contains(character))
        && !text.Contains("  ", StringComparison.Ordinal)
        && text.Split(' ', '(', ')', ',', ';', '"', '\'').All(IsPlainWord)
        && HasUnderscoresInWords(text)
        && !IsListItem(text);

    /// <summary>Without addresses, emoji (<c>:tada:</c>), references (<c>GH-1</c>) and hashes.</summary>
    private static bool IsPlainWord(string word) =>
        !word.Contains(":/", StringComparison.Ordinal)
        && !word.Contains("www.", StringComparison.OrdinalIgnoreCase)
        && !word.Contains("GH-", StringComparison.OrdinalIgnoreCase)
        && word.Count(character => character == ':') < 2
        && !word.Split('/', '-', '_', ':', '.', '+', '=', '%', '?').Any(IsHash);

    /// <summary>Elsewhere an underscore emphasizes.</summary>
    private static bool HasUnderscoresInWords(string text) =>
        !text.Where(
                (character, at) =>
                    character == '_'
                    && (at + 1 == text.Length || !char.IsLetterOrDigit(text[at - 1]) || !char.IsLetterOrDigit(text[at + 1]))
            )
            .Any();

    private static bool IsHash(string word) => word.Length >= MinimumHash && word.All(char.IsAsciiHexDigit) && word.Any(char.IsAsciiDigit);

    /// <summary>A number that begins a list where a line begins.</summary>
    private static bool IsListItem(string text) => text.AsSpan().TrimStart("0123456789") is ['.' or ')', ..] && char.IsAsciiDigit(text[0]);

    /// <summary>Between more backticks than there are in it; a table ends a cell at a pipe even there.</summary>
    private static string Code(string text)
    {
        var fence = new string('`', LongestRun(text) + 1);
        var padding = text[0] is '`' or ' ' || text[^1] is '`' or ' ' ? " " : "";
        return new StringBuilder()
            .Append(fence)
            .Append(padding)
            .Append(text.Replace("|", "\\|", StringComparison.Ordinal))
            .Append(padding)
            .Append(fence)
            .ToString();
    }

    private static int LongestRun(string text)
    {
        var (longest, current) = (0, 0);
        foreach (var character in text)
        {
            current = character == '`' ? current + 1 : 0;
            longest = Math.Max(longest, current);
        }

        return longest;
    }
}
