using System.Runtime.CompilerServices;
using Engine.Plans;
using Engine.Tests.Plans.Json;
using Engine.Values;

namespace Engine.Tests.Programs;

/// <summary>Programs of a pull request that attack the engine.</summary>
public sealed class HostileProgramTests
{
    /// <summary>The number of printed characters: twice what is kept of each of the two streams.</summary>
    private const int MaximumPrinted = 150_000;

    [Fact]
    public async Task Output_of_100_MB_is_truncated()
    {
        var message = (await HostileProgram.PlanAsync("shout")).Messages.Single();

        Assert.Equal(MessageSeverity.Output, message.Severity);
        Assert.InRange(message.Text.Length, 60_000, MaximumPrinted);
        Assert.Contains("\n… 104,792,064 characters left out …\n", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_of_5_MB_are_truncated()
    {
        var messages = (await HostileProgram.PlanAsync("chatter")).Messages;

        Assert.InRange(messages.Sum(message => message.Text.Length), 900_000, 1_100_000);
        Assert.Equal("40 more messages were left out.", messages.Single(message => message.Severity == MessageSeverity.Warning).Text);
    }

    [LinuxFact]
    public async Task Children_are_ended_even_if_they_left_the_session()
    {
        Assert.Equal(new TextValue("started"), (await HostileProgram.PlanAsync("child")).Outputs["children"]);

        var running = Directory.EnumerateDirectories("/proc").Where(folder => char.IsAsciiDigit(folder[^1])).Select(CommandLine);
        Assert.DoesNotContain("sleep 300.25", running);
    }

    [LinuxFact]
    public async Task A_second_process_of_the_program_cannot_connect_to_the_engine()
    {
        var plan = await HostileProgram.PlanAsync("second-client");

        Assert.Equal(new TextValue("0"), plan.Outputs["answer"]);
        Assert.Matches(
            "^ENG240 A connection from a second process of the program was refused: process [0-9]+ is the program.$",
            plan.Messages.Single().Text
        );
    }

    [Fact]
    public async Task Credentials_of_the_caller_are_not_in_the_environment()
    {
        Environment.SetEnvironmentVariable("HOSTILE_TEST_CREDENTIAL", "hunter22");
        try
        {
            var outputs = (await HostileProgram.PlanAsync("peek")).Outputs;

            Assert.Equal(new TextValue("not visible"), outputs["credential"]);
            Assert.All(
                ((TextValue)outputs["names"]!).Value.Split(' '),
                name => Assert.Matches("^(PULUMI_|DOTNET_|(HOME|TMPDIR|LANG|LC_ALL|TZ|PATH)$)", name)
            );
        }
        finally
        {
            Environment.SetEnvironmentVariable("HOSTILE_TEST_CREDENTIAL", null);
        }
    }

    [Fact]
    public async Task Secrets_are_redacted_in_logs_and_output_before_and_after_they_are_registered()
    {
        var plan = await HostileProgram.PlanAsync("whisper");

        Assert.Equal(["printed: [secret]", "early: [secret]", "late: [secret]"], plan.Messages.Select(message => message.Text));
        Assert.DoesNotContain("hunter22", PlanJsonTests.Write(plan), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Control_sequences_and_CI_commands_are_removed_from_all_output()
    {
        var run = await HostileProgram.PreviewAsync("escape", "--pass", "Planned");

        Assert.Equal(
            """
            hostile/escape: 1 resource (1 test)
            not checked: test (1 resource)

            hostile-escape
            └─ �[2Jname⏎::error::x  test:index:Thing

            Outputs
              # #[group]       # #vso[task.complete]
              : :warning::key  �]0;title�value

            Messages
              : :set-output name=x::y
              red

            """,
            run.Output
        );
    }

    [Fact]
    public async Task Thousands_of_resources_are_all_planned()
    {
        var plan = await HostileProgram.PlanAsync("many");

        Assert.Equal(2_001, plan.Resources.Length);
        Assert.Equal(new TextValue("thing-1999"), plan.Outputs["last"]);
    }

    private static string CommandLine(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline")).Replace('\0', ' ').TrimEnd();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}

/// <summary>A test that only Linux can run; it is skipped with a reason elsewhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute([CallerMemberName] string test = "") =>
        SkipReason.Give(this, OperatingSystem.IsLinux() ? null : "only Linux reports the session of a process", test);
}
