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
    public void Output_beyond_the_limit_keeps_its_beginning_and_its_end(string text, string expected)
    {
        var whole = new BoundedText(3);
        var piecemeal = new BoundedText(3);

        whole.Append(text);
        text.ToList().ForEach(character => piecemeal.Append([character]));

        Assert.Equal(expected, whole.ToString());
        Assert.Equal(expected, piecemeal.ToString());
    }

    /// <summary>A part is read with its surroundings, so that a secret across the cut is recognized.</summary>
    [Fact]
    public void Output_is_redacted_with_the_characters_beyond_the_limit()
    {
        var text = new BoundedText(3);
        var read = new List<string>();

        text.Append("abcdefghijklm");
        var shown = text.ToString(
            (whole, start, end) =>
            {
                read.Add(whole);
                return $"<{whole[start..end]}>";
            }
        );

        Assert.Equal("<abc>\n… 7 characters left out …\n<klm>", shown);
        Assert.Equal(["abcdefghijklm", "abcdefghijklm"], read);
    }

    [Fact]
    public void Output_of_many_times_the_limit_keeps_its_beginning_and_its_end()
    {
        var text = new BoundedText(3);

        text.Append("abc");
        for (var i = 0; i < 100; i++)
        {
            text.Append(new string('x', 7_001));
        }

        text.Append("klm");

        Assert.Equal("abc\n… 700,100 characters left out …\nklm", text.ToString());
    }
}
