using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Engine.Diagnostics;
using Engine.Plans.Json;
using Markdig;
using Markdig.Extensions.Emoji;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Review.Graph;
using Review.Render;

namespace Engine.Tests.Review.Render;

/// <summary>Names and values that try to be more than text, in every format. The samples are the same at every run.</summary>
public sealed partial class HostileTextTests
{
    private const int Rounds = 2_000;

    private static readonly MarkdownPipeline GitHub = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseAutoLinks()
        .UseEmojiAndSmiley(enableSmileys: false)
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .UseTaskLists()
        .UseMathematics()
        .UseFootnotes()
        .Build();

    /// <summary>Strings with a meaning in markup, terminals and CI systems.</summary>
    private static readonly string[] Tokens =
    [
        .. "| ` `` ``` * ** _ __ ~~ # ## ### > - + 1. 1) [ ] ( ) ! < > & \\ / : ; \" ' = $ $$ ^ { }".Split(' '),
        .. "@user @org/team #1 GH-1 owner/repo#2 www.example.com https://example.com/a mailto:a@b.c ftp://x a@b.co :tada: :+1:".Split(' '),
        .. "<b> <img/src=x> <!-- --> </text> <![CDATA[ ]]> &lt; &#60; &amp; [a](b) ![a](b) [^1] [x]: <script> <?x ?>".Split(' '),
        .. "::error:: ::set-output ##[group] ##vso[task] ##VSO[x] ##teamcity[x /deploy /lgtm --- === *** 0123456 deadbeef1".Split(' '),
        "\u001b[31m",
        "\u001b]0;t\u0007",
        "\u009b2J",
        "\r",
        "\n",
        "\r\n",
        "\t",
        "\0",
        "\b",
        "\u007f",
        "\u0085",
        "\u2028",
        "\u2029",
        "\u202e",
        "\u2066",
        "\u200b",
        "\u200d",
        "\u200f",
        "\u061c",
        "\u00ad",
        "\ufeff",
        "\ufffe",
        "\uffff",
        "\ufdd0",
        "\ud800",
        "\udc00",
        "\U000e0041",
        "\U0001fffe",
        "\u034f",
        "\u3164",
        "\ufe0e",
        " ",
        "  ",
        "a",
        "name",
        "Größe",
        "😀",
        "gcp:sql:Instance",
        "under_score",
        "sentence, with words.",
    ];

    public static TheoryData<int> Seeds => [1, 2, 3];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Terminal_text_is_one_line_of_what_can_be_seen_and_commands_nothing(int seed)
    {
        foreach (var text in Texts(seed))
        {
            var line = TerminalText.Line(text);

            Assert.DoesNotContain('\n', line);
            Assert.DoesNotMatch(@"^\s*::|##\[|##(?i:vso|teamcity)\[", line);
            AssertVisible(line.Replace("\t", "", StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Markdown_text_is_text_or_code_in_a_cell_a_list_and_a_heading(int seed)
    {
        foreach (var text in Texts(seed))
        {
            var escaped = MarkdownText.Of(text);
            var document = Markdown.Parse($"# {escaped}\n\n- {escaped}\n\n| a | b |\n|---|---|\n| {escaped} | end |\n", GitHub);

            AssertVisible(escaped);
            Assert.DoesNotMatch(@"##\[|##(?i:vso|teamcity)\[", escaped);
            Assert.All(document.Descendants<Inline>(), inline => AssertHarmless(inline, text));
            Assert.Equal(2, document.Descendants<TableRow>().Last().Count);
            Assert.Equal([typeof(HeadingBlock), typeof(ListBlock), typeof(Table)], document.Select(block => block.GetType()));
        }
    }

    /// <summary>Visible text is shown unchanged; invisible characters are not.</summary>
    [Theory]
    [InlineData("ledger", "ledger")]
    [InlineData("gcp:sql:DatabaseInstance", "`gcp:sql:DatabaseInstance`")]
    [InlineData("1 GiB, basic (by usage): 0.5 %", "1 GiB, basic (by usage): 0.5 %")]
    [InlineData("snake_case name", "snake_case name")]
    [InlineData("a|b", "`a\\|b`")]
    [InlineData("a`b", "``a`b``")]
    [InlineData("`", "`` ` ``")]
    [InlineData("@user", "`@user`")]
    [InlineData("GH-12", "`GH-12`")]
    [InlineData("commit 0123abc", "`commit 0123abc`")]
    [InlineData("www.example.com", "`www.example.com`")]
    [InlineData("a\u202Eb\nc", "`a\uFFFDb⏎c`")]
    [InlineData("1. first", "`1. first`")]
    [InlineData("", "")]
    public void Markdown_text_of_ordinary_words_stays_and_all_else_is_code(string text, string expected) =>
        Assert.Equal(expected, MarkdownText.Of(text));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Svg_text_is_content_and_attribute_of_well_formed_XML(int seed)
    {
        foreach (var text in Texts(seed))
        {
            var escaped = SvgText.Of(text);
            var element = XElement.Parse($"<text a=\"{escaped}\">{escaped}</text>", LoadOptions.PreserveWhitespace);

            Assert.Equal(ProgramText.Visible(text.ReplaceLineEndings("⏎")), element.Value);
            Assert.Empty(element.Elements());
            Assert.Single(element.Attributes());
            Assert.DoesNotMatch(@"##\[|##(?i:vso|teamcity)\[", escaped);
            AssertVisible(escaped.Replace("\t", "", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Svg_of_hostile_names_is_well_formed_and_holds_no_markup_of_theirs()
    {
        var nodes = Texts(7)
            .Take(40)
            .Select((name, index) => new GraphNode($"{name}{index.ToString(CultureInfo.InvariantCulture)}", [name], 1, 0))
            .ToList();

        var svg = XDocument.Parse(GraphSvg.Of([new SystemGraph(Texts(8).First(), "Type", nodes, [])], Texts(9).First()));

        Assert.Equal(
            ["defs", "marker", "path", "rect", "style", "svg", "text"],
            svg.Descendants().Select(element => element.Name.LocalName).Distinct().Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Json_says_what_was_written_and_commands_nothing(int seed)
    {
        foreach (var text in Texts(seed).Where(text => text.EnumerateRunes().All(rune => rune != Rune.ReplacementChar)))
        {
            using var stream = new MemoryStream();
            using (var writer = new Utf8JsonWriter(stream, ReadableJson.Options))
            {
                writer.WriteStartObject();
                writer.WriteString(text, text);
                writer.WriteEndObject();
            }

            var json = Encoding.UTF8.GetString(stream.ToArray());

            using var document = JsonDocument.Parse(json);
            Assert.Equal(
                (text, text),
                (document.RootElement.EnumerateObject().Single().Name, document.RootElement.EnumerateObject().Single().Value.GetString())
            );
            Assert.DoesNotContain("##", json, StringComparison.Ordinal);
            AssertVisible(json.Replace("\n", "", StringComparison.Ordinal));
        }
    }

    private static IEnumerable<string> Texts(int seed)
    {
        var random = new Random(seed);
        return Tokens
            .Concat(Tokens.Select(token => $"a {token} b"))
            .Concat(
                Enumerable
                    .Range(0, Rounds)
                    .Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 7)).Select(_ => Tokens[random.Next(Tokens.Length)])))
            );
    }

    private static void AssertVisible(string text) =>
        Assert.All(
            text.EnumerateRunes(),
            rune =>
                Assert.False(
                    Rune.GetUnicodeCategory(rune)
                        is UnicodeCategory.Control
                            or UnicodeCategory.Format
                            or UnicodeCategory.LineSeparator
                            or UnicodeCategory.ParagraphSeparator
                        || (rune.Value & 0xFFFE) == 0xFFFE
                        || rune.Value is >= 0xFDD0 and <= 0xFDEF,
                    $"U+{rune.Value:X4} in {text}"
                )
        );

    private static void AssertHarmless(Inline inline, string text)
    {
        Assert.False(
            inline is LinkInline or AutolinkInline or HtmlInline or HtmlEntityInline or EmojiInline or EmphasisInline or LineBreakInline,
            $"{inline.GetType().Name} of {text}"
        );
        if (inline is LiteralInline literal)
        {
            Assert.DoesNotMatch(GitHubFilters(), literal.Content.ToString());
        }
    }

    /// <summary>Matches what GitHub searches for in rendered HTML: mentions, references, hashes, emoji, addresses.</summary>
    [GeneratedRegex(@"@\w|#\d|GH-\d|\b(?=\d*[a-f]*\d)[0-9a-f]{7,40}\b|:[\w+-]+:|www\.|://", RegexOptions.IgnoreCase)]
    private static partial Regex GitHubFilters();
}
