using Engine.Processes;

namespace Engine.Tests.Processes;

public sealed class BoundedTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("abc", "abc")]
    [InlineData("abcdef", "abcdef")]
    [InlineData("abcdefg", "abc\n… 1 characters left out …\nefg")]
    [InlineData("abcdefghijklm", "abc\n… 7 characters left out …\nklm")]
    public void Text_longer_than_both_ends_loses_its_middle(string text, string expected)
    {
        var whole = new BoundedText(3);
        var piecemeal = new BoundedText(3);

        whole.Append(text);
        text.ToList().ForEach(character => piecemeal.Append([character]));

        Assert.Equal(expected, whole.ToString());
        Assert.Equal(expected, piecemeal.ToString());
    }
}
