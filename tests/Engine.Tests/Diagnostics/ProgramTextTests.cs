using Engine.Diagnostics;

namespace Engine.Tests.Diagnostics;

public sealed class ProgramTextTests
{
    [Theory]
    [InlineData("plain\ttext", "plain\ttext")]
    [InlineData("a\r\nb\rc\u2028d", "a\nb\nc\nd")]
    [InlineData("\u001b[31mred\u001b[0m", "red")]
    [InlineData("\u001b]0;title\u0007", "\uFFFD]0;title\uFFFD")]
    [InlineData("\u009b31m\0", "\uFFFD31m\uFFFD")]
    [InlineData("a\u202Eb\u2066c\u200Fd\u061Ce", "a\uFFFDb\uFFFDc\uFFFDd\uFFFDe")]
    [InlineData("a\u200Bb\u00ADc\uFEFFd\u3164e", "a\uFFFDb\uFFFDc\uFFFDd\uFFFDe")]
    [InlineData("😀 é ⚠\uFE0F", "😀 é ⚠\uFE0F")]
    [InlineData("trailing \n\n", "trailing")]
    public void Clean_removes_control_sequences(string text, string expected) => Assert.Equal(expected, ProgramText.Clean(text));

    [Theory]
    [InlineData("::error::x", ": :error::x")]
    [InlineData("  ::set-env name=A::b", "  : :set-env name=A::b")]
    [InlineData("fine\n::stop-commands::t", "fine\n: :stop-commands::t")]
    [InlineData("\r::error::x", "\n: :error::x")]
    [InlineData("a ##[group]b", "a # #[group]b")]
    [InlineData("##VSO[task.setvariable]x", "# #vso[task.setvariable]x")]
    [InlineData("##teamcity[message text='x']", "# #teamcity[message text='x']")]
    [InlineData("## heading", "## heading")]
    [InlineData("gcp::Topic", "gcp::Topic")]
    public void Clean_neutralizes_commands_of_CI_systems(string text, string expected) => Assert.Equal(expected, ProgramText.Clean(text));

    /// <summary>An attribute argument cannot contain these characters.</summary>
    [Fact]
    public void Clean_of_noncharacters_and_lone_surrogates_replaces_them() =>
        Assert.Equal("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe", ProgramText.Clean("a\uFFFEb\uD800c\uFDD0d\uDC00e"));

    [Fact]
    public void Clean_of_clean_text_changes_nothing()
    {
        var once = ProgramText.Clean("::error::\u001b[1m ##[x] \u202E");

        Assert.Equal(once, ProgramText.Clean(once));
    }
}
