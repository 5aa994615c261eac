using Engine.Hosts.NodeJs;

namespace Engine.Tests.Hosts.NodeJs;

public sealed class ShellWordsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("--a  --b\t--c", "--a|--b|--c")]
    [InlineData("--title=\"two words\" 'and more'", "--title=two words|and more")]
    [InlineData("a\\ b \"say \\\"x\\\"\" 'no \\ escape'", "a b|say \"x\"|no \\ escape")]
    [InlineData("a '' b", "a||b")]
    [InlineData("a#b # the rest\nc", "a#b|c")]
    [InlineData("$HOME *", "$HOME|*")]
    public void Split_reads_quotes_as_a_shell_does(string line, string expected) =>
        Assert.Equal(expected, string.Join('|', ShellWords.Split(line)));

    [Theory]
    [InlineData("a \"b", "a quote (\") is not closed")]
    [InlineData("a 'b", "a quote (') is not closed")]
    [InlineData("a \\", "a backslash ends it")]
    public void Split_of_an_unclosed_quote_is_refused(string line, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => ShellWords.Split(line)).Message);
}
