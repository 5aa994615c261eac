using System.Buffers;
using System.Text;
using Engine.Diagnostics;

namespace Review.Render;

/// <summary>
/// Escapes strings of programs and files for GitHub's Markdown: they never become a link, a mention, a reference, an emoji, HTML or a table
/// cell. Ordinary names and sentences are unchanged; everything else becomes a code span.
/// </summary>
internal static class MarkdownText
{
    /// <summary>The minimum length of a string that GitHub may link as a commit hash.</summary>
    private const int MinimumHash = 7;

    /// <summary>Punctuation without a meaning in Markdown inside a line.</summary>
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

    /// <summary>Returns whether a word contains no addresses, emoji (<c>:tada:</c>), references (<c>GH-1</c>) or hashes.</summary>
    private static bool IsPlainWord(string word) =>
        !word.Contains(":/", StringComparison.Ordinal)
        && !word.Contains("www.", StringComparison.OrdinalIgnoreCase)
        && !word.Contains("GH-", StringComparison.OrdinalIgnoreCase)
        && word.Count(character => character == ':') < 2
        && !word.Split('/', '-', '_', ':', '.', '+', '=', '%', '?').Any(IsHash);

    /// <summary>Returns whether all underscores are inside words; elsewhere they emphasize.</summary>
    private static bool HasUnderscoresInWords(string text) =>
        !text.Where(
                (character, at) =>
                    character == '_'
                    && (at + 1 == text.Length || !char.IsLetterOrDigit(text[at - 1]) || !char.IsLetterOrDigit(text[at + 1]))
            )
            .Any();

    private static bool IsHash(string word) => word.Length >= MinimumHash && word.All(char.IsAsciiHexDigit) && word.Any(char.IsAsciiDigit);

    /// <summary>Returns whether the string starts with a number that Markdown reads as a list item.</summary>
    private static bool IsListItem(string text) => text.AsSpan().TrimStart("0123456789") is ['.' or ')', ..] && char.IsAsciiDigit(text[0]);

    /// <summary>
    /// Returns a code span with more backticks than the string contains; pipes are escaped, because they end a table cell even in code.
    /// </summary>
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
