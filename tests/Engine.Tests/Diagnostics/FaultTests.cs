using Engine.Diagnostics;

namespace Engine.Tests.Diagnostics;

public sealed class FaultTests
{
    [Fact]
    public void Message_of_several_lines_is_indented_under_its_code() =>
        Assert.Equal(
            "ENG900 first\n       second\n       Fix: do this\n            and that",
            new Fault("ENG900", "first\nsecond", "do this\nand that").ToString()
        );

    [Fact]
    public void Fault_without_a_fix_ends_with_the_message() => Assert.Equal("ENG900 first", new Fault("ENG900", "first").ToString());

    [Fact]
    public void Exception_reports_all_faults()
    {
        var exception = new FaultException(ExitCode.Usage, new Fault("ENG900", "one"), new Fault("ENG901", "two"));

        Assert.Equal("ENG900 one\nENG901 two", exception.Message);
    }

    [Fact]
    public void Exception_has_the_highest_exit_code_of_its_faults()
    {
        var exception = new FaultException(Fault.Program("ENG900", "one"), Fault.TimedOut("ENG901", "two"), Fault.Usage("ENG902", "three"));

        Assert.Equal(ExitCode.TimedOut, exception.ExitCode);
    }

    [Fact]
    public void Fault_of_each_kind_has_its_exit_code() =>
        Assert.Equal(
            Enum.GetValues<ExitCode>(),
            new[]
            {
                Fault.Warning("ENG900", ""),
                Fault.Refused("ENG900", ""),
                Fault.Usage("ENG900", ""),
                Fault.Program("ENG900", ""),
                Fault.Engine("ENG900", ""),
                Fault.TimedOut("ENG900", ""),
                Fault.Interrupted("ENG900", ""),
            }.Select(fault => fault.ExitCode)
        );
}
