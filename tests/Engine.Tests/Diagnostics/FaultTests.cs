using Engine.Diagnostics;

namespace Engine.Tests.Diagnostics;

public sealed class FaultTests
{
    [Fact]
    public void Text_of_several_lines_is_indented_under_its_code() =>
        Assert.Equal(
            "ENG900 first\n       second\n       Fix: do this\n            and that",
            new Fault("ENG900", "first\nsecond", "do this\nand that").ToString()
        );

    [Fact]
    public void Text_without_a_fix_ends_with_the_message() => Assert.Equal("ENG900 first", new Fault("ENG900", "first").ToString());

    [Fact]
    public void Exception_tells_all_faults()
    {
        var exception = new FaultException(ExitCode.Usage, new Fault("ENG900", "one"), new Fault("ENG901", "two"));

        Assert.Equal("ENG900 one\nENG901 two", exception.Message);
    }
}
